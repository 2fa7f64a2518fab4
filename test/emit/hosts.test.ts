import { describe, expect, test } from "vitest";
import { hostsChunks } from "../../src/emit/index.ts";
import type { TopologyDocument } from "../../src/topology/index.ts";
import { Factory } from "../topology/factory.ts";
import { documentOf } from "./documents.ts";

const hosts = (document: TopologyDocument) => [...hostsChunks(document)].join("");

describe("hosts", () => {
  test("has the names that DETER gives", () => {
    const factory = new Factory()
      .container("center")
      .container("left")
      .node("box")
      .link("tblink-l21", "center", "left", { subnet: "10.0.0.0" })
      .lan("lan0", ["left", "center", "box"], { subnet: "10.0.1.0" });
    expect(hosts(documentOf(factory))).toBe(`127.0.0.1  localhost
10.0.0.2  center-tblink-l21 center-0 center
10.0.1.3  center-lan0 center-1
10.0.0.3  left-tblink-l21 left-0 left
10.0.1.2  left-lan0 left-1
10.0.1.4  box-lan0 box-0 box
`);
  });

  test("gives a node's own name to its first address", () => {
    const document = documentOf(
      new Factory()
        .node("a")
        .node("b")
        .link("l", "a", "b", { addressless: true })
        .link("m", "a", "b", { subnet: "10.9.9.0" }),
    );
    expect(hosts(document)).toBe("127.0.0.1  localhost\n10.9.9.2  a-m a-1 a\n10.9.9.3  b-m b-1 b\n");
  });

  test("never gives one name to two addresses", () => {
    const factory = new Factory()
      .node("a")
      .node("a-0")
      .node("A-l")
      .node("localhost")
      .node("A")
      .lan("l", ["a", "a-0", "A-l", "localhost", "a", "A"], { subnet: "10.1.0.0" });
    const text = hosts(documentOf(factory));
    const names = text.split("\n").flatMap((line) => line.split(/ +/).slice(1));
    const lower = names.map((name) => name.toLowerCase());
    expect(lower.filter((name, i) => lower.indexOf(name) !== i)).toEqual([]);
    expect(text).toContain("10.1.0.3  a-0-l a-0-0 a-0\n");
  });

  test("leaves out names that the file cannot hold", () => {
    const document = documentOf(
      new Factory().node("a b\n6.6.6.6 c").node("d").link("#", "a b\n6.6.6.6 c", "d"),
    );
    expect(hosts(document)).toBe("127.0.0.1  localhost\n10.1.1.3  d-0 d\n");
  });
});
