import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PlacementProblem, placeContainers, placementOptions, pnodeName } from "../../src/pack/index.ts";
import { defaultProfile } from "../../src/topology/index.ts";
import { chainedLans, cutOf, grid, type NodeTraits, problem, tree } from "./graphs.ts";

const place = (given: PlacementProblem, packing: number) =>
  placeContainers(given, placementOptions({ packing, pnodeHardware: "MicroCloud" }, defaultProfile));
const layout = (given: PlacementProblem, packing: number) =>
  place(given, packing).value.pnodes.map(({ nodes }) => nodes.join(" "));

describe("the packing", () => {
  test.each([
    ["nothing", 0, 10, []],
    ["one", 1, 10, [1]],
    ["as many as fit", 10, 10, [10]],
    ["one more", 11, 10, [6, 5]],
    ["twenty on a LAN take two pnodes, not three", 20, 10, [10, 10]],
    ["one each", 3, 1, [1, 1, 1]],
  ])("%s", (_title, count, packing, sizes) => {
    const lan = Array.from({ length: count }, (_, i) => i);
    const { pnodes } = place(problem(count, [lan]), packing).value;
    expect(pnodes.map(({ nodes }) => nodes.length).sort((a, b) => b - a)).toEqual(sizes);
  });

  test("a packing below one counts as one", () => {
    expect(place(problem(2, []), 0).value.pnodes).toHaveLength(2);
  });
});

describe("linked containers stay together", () => {
  test.each<[title: string, given: PlacementProblem, packing: number, expected: string[]]>([
    [
      "two pairs that are interleaved",
      problem(4, [
        [0, 2],
        [1, 3],
      ]),
      2,
      ["0 2", "1 3"],
    ],
    [
      "a chain is cut in the middle",
      problem(6, [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 5],
      ]),
      3,
      ["0 1 2", "3 4 5"],
    ],
    ["two LANs with a link between", problem(8, chainedLans(2, 4)), 4, ["0 1 2 3", "4 5 6 7"]],
    [
      "components of unlike size are kept whole",
      problem(10, [
        [0, 1, 2, 3, 4, 5],
        [6, 7, 8, 9],
      ]),
      6,
      ["0 1 2 3 4 5", "6 7 8 9"],
    ],
    [
      "small components even out what large ones leave",
      problem(6, [
        [0, 3, 4],
        [1, 5],
      ]),
      4,
      ["0 3 4", "1 2 5"],
    ],
    [
      "the heavy link is kept",
      problem(3, [
        { members: [0, 1], weight: 1 },
        { members: [1, 2], weight: 100 },
      ]),
      2,
      ["0", "1 2"],
    ],
  ])("%s", (_title, given, packing, expected) => {
    expect(layout(given, packing)).toEqual(expected);
  });

  test.each<[title: string, given: PlacementProblem, packing: number, most: number]>([
    ["a grid of 20 × 20", problem(400, grid(20, 20)), 10, 420],
    ["a binary tree of 511", problem(511, tree(511, 2)), 10, 110],
    [
      "a ring of 100",
      problem(
        100,
        Array.from({ length: 100 }, (_, i) => [i, (i + 1) % 100]),
      ),
      10,
      10,
    ],
    ["LANs of 10, packed by 10", problem(200, chainedLans(20, 10)), 10, 19],
  ])("%s is cut at most so often", (_title, given, packing, most) => {
    expect(cutOf(given, place(given, packing).value.pnodeOf)).toBeLessThanOrEqual(most);
  });
});

describe("passes and kinds", () => {
  test("passes share no pnode and come in their order", () => {
    const given = problem(5, [], (i) => ({ pass: [2, 0, 2, 0, 1][i] as number }));
    expect(layout(given, 10)).toEqual(["1 3", "4", "0 2"]);
  });

  test("without passes openvz comes first and the rest after it", () => {
    const given = problem(3, [], (i) => ({ kind: i === 1 ? "openvz" : null }));
    expect(layout(given, 10)).toEqual(["1", "0 2"]);
  });

  test("in one pass qemu and openvz are kept apart, on no more pnodes than needed", () => {
    const kinds: NodeTraits["kind"][] = ["qemu", "openvz", null, null, "qemu", "openvz"];
    const given = problem(6, [], (i) => ({ pass: 0, kind: kinds[i] as NonNullable<NodeTraits["kind"]> }));
    const { pnodes } = place(given, 3).value;
    expect(pnodes).toHaveLength(2);
    for (const { nodes } of pnodes) {
      const found = new Set(nodes.map((i) => kinds[i]));
      expect(found.has("qemu") && found.has("openvz")).toBe(false);
    }
  });

  test("a container of neither kind joins the one that it is linked to", () => {
    const kinds: NodeTraits["kind"][] = ["qemu", "openvz", "process"];
    const given = problem(3, [[1, 2]], (i) => ({
      pass: 0,
      kind: kinds[i] as NonNullable<NodeTraits["kind"]>,
    }));
    expect(layout(given, 2)).toEqual(["0", "1 2"]);
  });

  test("a qemu container has seven interfaces at most", () => {
    const given = problem(3, [], (i) => ({ kind: i === 2 ? "openvz" : "qemu", interfaces: 7 + i }));
    const { diagnostics } = place(given, 10);
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ["NS4011", "qemu container n1 has 8 interfaces, and 7 are possible"],
    ]);
  });
});

describe("partitions of the user", () => {
  const partitions = (values: string[], traits: (i: number) => NodeTraits = () => ({})) =>
    problem(values.length, [], (i) => ({ ...traits(i), partition: values[i] as string }));

  test.each<[title: string, values: string[], expected: string[]]>([
    ["numbers give the order of the pnodes", ["10", "9", "10"], ["1", "0 2"]],
    ["names come in order of appearance", ["b", "a", "b"], ["0 2", "1"]],
    ["07 and 7 are two partitions", ["7", "07"], ["0", "1"]],
    ["__proto__ is a name", ["__proto__", "constructor"], ["0", "1"]],
  ])("%s", (_title, values, expected) => {
    expect(layout(partitions(values), 10)).toEqual(expected);
  });

  test("they win over passes", () => {
    expect(
      layout(
        partitions(["1", "1"], (i) => ({ pass: i })),
        10,
      ),
    ).toEqual(["0 1"]);
  });

  test("one that is larger than the packing is an error", () => {
    const { diagnostics } = place(partitions(["1", "1", "1", "2"]), 2);
    expect(diagnostics.map(({ code, message, help }) => [code, message, help])).toEqual([
      [
        "NS4009",
        'partition "1" holds 3 containers, and the packing allows 2',
        "give --packing 3, use more partitions, or partition anew with --force-partition",
      ],
    ]);
  });

  test("one with qemu and openvz is an error", () => {
    const { diagnostics } = place(
      partitions(["1", "1"], (i) => ({ kind: i === 0 ? "qemu" : "openvz" })),
      2,
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(["NS4010"]);
  });
});

test.each([
  [0, 1, "pnode-0000"],
  [12, 9_999, "pnode-0012"],
  [9_999, 10_000, "pnode-9999"],
  [7, 10_001, "pnode-00007"],
  [123_456, 200_000, "pnode-123456"],
])("pnode %i of %i is %s", (index, total, name) => {
  expect(pnodeName(index, total)).toBe(name);
});

const graphs = fc.integer({ min: 0, max: 60 }).chain((count) =>
  fc.record({
    given: fc
      .record({
        nets: fc.array(
          fc.record({
            members: count === 0 ? fc.constant([]) : fc.array(fc.nat(count - 1), { maxLength: 12 }),
            weight: fc.integer({ min: 1, max: 1000 }),
          }),
          { maxLength: 80 },
        ),
        kinds: fc.array(fc.constantFrom("qemu", "openvz", "process", null), {
          minLength: count,
          maxLength: count,
        }),
        passes: fc.array(fc.option(fc.nat(2)), { minLength: count, maxLength: count }),
      })
      .map(({ nets, kinds, passes }) =>
        problem(count, nets, (i) => ({ kind: kinds[i] as null, pass: passes[i] as number | null })),
      ),
    packing: fc.integer({ min: 1, max: 15 }),
  }),
);

describe("for any experiment", () => {
  test("every container has one place, and no pnode more than the packing, two passes, or both kinds", () => {
    fc.assert(
      fc.property(graphs, ({ given, packing }) => {
        const { pnodes, pnodeOf } = place(given, packing).value;
        const placed = pnodes.flatMap(({ nodes }) => nodes).sort((a, b) => a - b);
        expect(placed).toEqual(given.nodes.map((_, i) => i));
        pnodes.forEach(({ name, nodes }, index) => {
          expect(name).toBe(pnodeName(index, pnodes.length));
          expect(nodes.length).toBeGreaterThan(0);
          expect(nodes.length).toBeLessThanOrEqual(packing);
          expect([...nodes]).toEqual([...nodes].sort((a, b) => a - b));
          for (const i of nodes) expect(pnodeOf[i]).toBe(index);
          const found = nodes.map((i) => given.nodes[i]);
          expect(new Set(found.map((node) => node?.pass ?? (node?.kind === "openvz" ? 0 : 1))).size).toBe(1);
          const kinds = new Set(found.map((node) => node?.kind));
          expect(kinds.has("qemu") && kinds.has("openvz")).toBe(false);
        });
      }),
    );
  });

  test("the pnodes are as few as can be", () => {
    fc.assert(
      fc.property(graphs, ({ given, packing }) => {
        const passes = new Map<number, { all: number; qemu: number; openvz: number }>();
        for (const { pass, kind } of given.nodes) {
          const key = pass ?? (kind === "openvz" ? 0 : 1);
          const count = passes.get(key) ?? { all: 0, qemu: 0, openvz: 0 };
          count.all++;
          if (kind === "qemu" || kind === "openvz") count[kind]++;
          passes.set(key, count);
        }
        const least = [...passes.values()].reduce((sum, { all, qemu, openvz }) => {
          const apart = Math.ceil(qemu / packing) + Math.ceil(openvz / packing);
          return sum + Math.max(Math.ceil(all / packing), apart);
        }, 0);
        expect(place(given, packing).value.pnodes).toHaveLength(least);
      }),
    );
  });

  test("the same input gives the same placement", () => {
    fc.assert(
      fc.property(graphs, ({ given, packing }) => {
        expect(place(structuredClone(given) as PlacementProblem, packing)).toEqual(place(given, packing));
      }),
    );
  });
});

describe("size", () => {
  const shuffled = (count: number) => {
    const order = Array.from({ length: count }, (_, i) => i);
    let state = 1;
    for (let i = count - 1; i > 0; i--) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      const j = state % (i + 1);
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    return order;
  };
  const renamed = (count: number, nets: number[][]) => {
    const order = shuffled(count);
    return nets.map((net) => net.map((i) => order[i] as number));
  };
  const all = (count: number) => Array.from({ length: count }, (_, i) => i);
  test.each<[title: string, count: number, nets: () => number[][], packing: number]>([
    ["100,000 containers without links", 100_000, () => [], 10],
    ["100,000 containers in a grid", 100_000, () => renamed(100_000, grid(400, 250)), 100],
    ["20,000 containers on one LAN", 20_000, () => [all(20_000)], 10],
    ["20,000 containers in a tree", 20_000, () => renamed(20_000, tree(20_000, 3)), 10],
    ["20,000 containers in LANs of 250", 20_000, () => renamed(20_000, chainedLans(80, 250)), 10],
    ["20,000 containers in a star", 20_000, () => all(19_999).map((i) => [0, i + 1]), 10],
    ["100,000 containers on one pnode", 100_000, () => renamed(100_000, grid(400, 250)), 100_000],
  ])("%s", (_title, count, nets, packing) => {
    const { pnodes } = place(problem(count, nets()), packing).value;
    expect(pnodes).toHaveLength(Math.ceil(count / packing));
  });

  test("100,000 passes", () => {
    const given = problem(100_000, [all(100_000)], (i) => ({ pass: i }));
    expect(place(given, 10).value.pnodes).toHaveLength(100_000);
  });
});
