import { describe, expect, it } from "vitest";
import { didYouMean, suggest } from "../../src/source/index.ts";

describe("suggest", () => {
  it.each<[string, string[], string | null]>([
    ["c3p0", ["r2d2", "c3po", "ns"], "c3po"],
    ["rtptoto", ["rtproto", "run", "node"], "rtproto"],
    ["ndoe", ["node", "nodes"], "node"],
    ["noed", ["node"], "node"],
    ["lenght", ["length", "last"], "length"],
    ["containers::qemu_url", ["containers:qemu_arch", "containers:qemu_url"], "containers:qemu_url"],
    ["containers:node-type", ["containers:node_type"], "containers:node_type"],
    ["open_vz", ["openvz", "qemu"], "openvz"],
    ["PNODE_BASE", ["PNODE-CONT", "PNODE-BASE"], "PNODE-BASE"],
    ["microclod", ["MicroCloud", "microphone"], "MicroCloud"],
    ["static", ["Static-old", "Static"], "Static"],
    ["partitionpas", ["PartitionPass", "partition"], "PartitionPass"],
    ["NS", ["ns"], "ns"],
    // nothing near
    ["alpha", ["omega", "gamma"], null],
    ["x", ["y", "z"], null],
    ["ab", ["ac"], null],
    ["lan", ["lane", "link"], "lane"],
    ["node7", ["node1", "node12"], null],
    ["", ["a"], null],
    ["::", ["a", "-"], null],
    ["node", [], null],
    ["node", ["node"], null],
    ["a".repeat(101), ["a".repeat(100)], null],
    ["node", ["x".repeat(10_000)], null],
  ])("%s among %j", (word, candidates, expected) => {
    expect(suggest(word, candidates)).toBe(expected);
  });

  it("does not depend on the order of the candidates", () => {
    const candidates = ["cart", "care", "card", "carx"];
    expect(suggest("carz", candidates)).toBe("card");
    expect(suggest("carz", [...candidates].reverse())).toBe("card");
  });

  it("prefers a name that is equal but for its case, then the one with fewer changes", () => {
    expect(suggest("Node", ["mode", "NODE", "node"])).toBe("node");
  });

  it("takes digits as different names unless told otherwise", () => {
    expect(suggest("Ubuntu1204-64-STD", ["Ubuntu1404-64-STD"])).toBeNull();
    expect(suggest("Ubuntu1204-64-STD", ["Ubuntu1404-64-STD"], { digitsMayDiffer: true })).toBe(
      "Ubuntu1404-64-STD",
    );
  });

  it("takes a distance of the caller's", () => {
    expect(suggest("abcdef", ["abcxyz"])).toBeNull();
    expect(suggest("abcdef", ["abcxyz"], { maximumDistance: 3 })).toBe("abcxyz");
  });

  it("looks at a bounded number of candidates", () => {
    function* endless(): Generator<string> {
      for (let i = 0; ; i++) yield `name${i}`;
    }
    expect(suggest("zebra", endless())).toBeNull();
  });
});

describe("didYouMean", () => {
  it("is a question, or nothing", () => {
    expect(didYouMean("c3p0", ["c3po"])).toBe('did you mean "c3po"?');
    expect(didYouMean("c3p0", ["other"])).toBeUndefined();
  });
});
