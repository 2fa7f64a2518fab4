import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { routesChunks, routingEffort } from "../../src/emit/index.ts";
import {
  addressRange,
  type NodeRoutes,
  parseCidr,
  parseIpv4,
  routesSchema,
  type TopologyDocument,
} from "../../src/topology/index.ts";
import { Factory } from "../topology/factory.ts";
import { documentOf } from "./documents.ts";

type Routes = ReturnType<typeof routesSchema.parse>;

const routesOf = (document: TopologyDocument): Routes =>
  routesSchema.parse(JSON.parse([...routesChunks(document)].join("")));

const entryOf = (routes: Routes, node: string): NodeRoutes =>
  routes.islands.flatMap(({ nodes }) => nodes).find((entry) => entry.node === node) as NodeRoutes;

/** Nodes 0, 1, … with networks of the given members; network `i` is 10.1.i.0. */
function documentWith(count: number, networks: readonly (readonly number[])[], routing = "static") {
  const factory = new Factory();
  for (let i = 0; i < count; i++) factory.node(`n${i}`);
  networks.forEach((members, i) => {
    const subnet = `10.${1 + Math.floor(i / 250)}.${i % 250}.0`;
    factory.lan(
      `l${i}`,
      members.map((member) => `n${member}`),
      { subnet },
    );
  });
  return { ...documentOf(factory), routing: routing as "static" };
}

describe("routes.json", () => {
  test("leads along a line of routers", () => {
    const routes = routesOf(
      documentWith(4, [
        [0, 1],
        [1, 2],
        [2, 3],
      ]),
    );
    expect(routes.islands).toHaveLength(1);
    expect(routes.islands[0]?.subnets).toEqual(["10.1.0.0/24", "10.1.1.0/24", "10.1.2.0/24"]);
    expect(entryOf(routes, "n0")).toEqual({
      node: "n0",
      routes: [],
      otherwise: { nextHop: "10.1.0.3", interface: 0 },
    });
    expect(entryOf(routes, "n1").otherwise).toEqual({ nextHop: "10.1.1.3", interface: 1 });
  });

  test("joins neighbouring blocks, and only whole ones", () => {
    const spokes = Array.from({ length: 9 }, (_, i) => [1, 10 + i]);
    const routes = routesOf(
      documentWith(40, [[0, 1], ...spokes, [0, 2], [2, 3], ...spokes.map((_, i) => [3, 20 + i])]),
    );
    const { routes: rows } = entryOf(routes, "n0");
    expect(rows).toEqual([
      {
        nextHop: "10.1.0.3",
        interface: 0,
        destinations: ["10.1.1.0/24", "10.1.2.0/23", "10.1.4.0/22", "10.1.8.0/23"],
      },
    ]);
  });

  test("keeps islands apart, so that nothing leads to what cannot be reached", () => {
    const routes = routesOf(
      documentWith(7, [
        [0, 1],
        [2, 3],
        [1, 4],
        [3, 5],
      ]),
    );
    expect(routes.islands.map(({ nodes }) => nodes.map(({ node }) => node))).toEqual([
      ["n0", "n1", "n4"],
      ["n2", "n3", "n5"],
    ]);
  });

  test.each(["ospf", "manual", "none"])("is empty for %s", (routing) => {
    const routes = routesOf(
      documentWith(
        3,
        [
          [0, 1],
          [1, 2],
        ],
        routing,
      ),
    );
    expect(routes).toMatchObject({ routing, islands: [] });
  });

  test("takes no part in networks without addresses", () => {
    const document = documentOf(
      new Factory()
        .node("a")
        .node("b")
        .node("c")
        .link("l", "a", "b", { addressless: true })
        .link("m", "b", "c"),
    );
    expect(routesOf(document).islands.map(({ subnets }) => subnets)).toEqual([["10.1.2.0/24"]]);
  });

  test("leads every packet along a shortest path, in any network", () => {
    const network = fc.integer({ min: 2, max: 14 }).chain((count) =>
      fc.tuple(
        fc.constant(count),
        fc.array(fc.uniqueArray(fc.nat({ max: count - 1 }), { minLength: 2, maxLength: 4 }), {
          minLength: 1,
          maxLength: 20,
        }),
      ),
    );
    fc.assert(
      fc.property(network, ([count, networks]) => {
        const document = documentWith(count, networks);
        checkForwarding(document, routesOf(document));
      }),
      { numRuns: 150 },
    );
  });

  test("is the same every time, and knows its effort", () => {
    const document = documentWith(4, [
      [0, 1, 2],
      [2, 3],
      [3, 0],
    ]);
    expect([...routesChunks(document)]).toEqual([...routesChunks(document)]);
    expect(routingEffort(document)).toBe(3 * 7);
    expect(routingEffort({ ...document, routing: "none" })).toBe(0);
  });

  test("a star of 20,000 nodes needs one search and no lists", () => {
    const factory = new Factory().node("hub");
    const members = Array.from({ length: 20_000 }, (_, i) => `n${i}`);
    for (const name of members) factory.node(name);
    for (let i = 0; i < 200; i++)
      factory.lan(`l${i}`, ["hub", ...members.slice(i * 100, (i + 1) * 100)], { subnet: `10.1.${i}.0` });
    const text = [...routesChunks({ ...documentOf(factory), routing: "static" })].join("");
    expect(text.length).toBeLessThan(5_000_000);
    expect(entryOf(routesSchema.parse(JSON.parse(text)), "n19999")).toEqual({
      node: "n19999",
      routes: [],
      otherwise: { nextHop: "10.1.199.2", interface: 0 },
    });
  });
});

/** Sends a packet from every node to every address and compares the number of networks with a search of its own. */
function checkForwarding({ nodes }: TopologyDocument, routes: Routes): void {
  const owner = new Map(
    nodes.flatMap((node) => node.interfaces.map(({ address }) => [address, node] as const)),
  );
  const distances = new Map(nodes.map(({ name }) => [name, distancesFrom(nodes, name)]));
  for (const node of nodes) {
    for (const [address, target] of owner) {
      const network = target.interfaces.find((entry) => entry.address === address)?.network as string;
      const expected = distances.get(node.name)?.get(network) ?? null;
      expect(walk(node.name, address), `${node.name} to ${address}`).toBe(expected);
    }
  }

  function walk(start: string, address: string): number | null {
    let at = nodes.find(({ name }) => name === start) as (typeof nodes)[number];
    for (let crossed = 0; crossed <= nodes.length; crossed++) {
      if (at.interfaces.some((own) => isInside(address, own.address, own.netmask))) return crossed;
      const island = routes.islands.find((one) => one.nodes.some(({ node }) => node === at.name));
      const entry = entryOf(routes, at.name);
      const row = entry?.routes.find(({ destinations }) =>
        destinations.some((block) => holds(block, address)),
      );
      const known = island?.subnets.some((block) => holds(block, address));
      const hop = row ?? (known ? entry.otherwise : null);
      if (!hop) return null;
      expect(isInside(hop.nextHop, at.interfaces[hop.interface]?.address ?? "", "255.255.255.0")).toBe(true);
      at = owner.get(hop.nextHop) as (typeof nodes)[number];
    }
    throw new Error(`a circle between ${start} and ${address}`);
  }
}

/** Networks crossed before each network that can be reached. */
function distancesFrom(nodes: TopologyDocument["nodes"], start: string): Map<string, number> {
  const distance = new Map<string, number>();
  let near = new Set([start]);
  const seen = new Set<string>();
  for (let crossed = 0; near.size > 0; crossed++) {
    const next = new Set<string>();
    for (const name of near) {
      seen.add(name);
      for (const { network } of nodes.find((node) => node.name === name)?.interfaces ?? [])
        if (!distance.has(network)) distance.set(network, crossed);
    }
    for (const { name, interfaces } of nodes)
      if (!seen.has(name) && interfaces.some(({ network }) => distance.has(network))) next.add(name);
    near = next;
  }
  return distance;
}

function isInside(address: string, base: string, netmask: string): boolean {
  const range = addressRange(base, netmask);
  const value = parseIpv4(address) as number;
  return range !== null && value >= range.start && value <= range.end;
}

function holds(block: string, address: string): boolean {
  const range = parseCidr(block);
  const value = parseIpv4(address) as number;
  return range !== null && value >= range.start && value <= range.end;
}
