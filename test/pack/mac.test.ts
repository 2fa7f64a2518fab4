import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { MacAssigner } from "../../src/pack/index.ts";

const byRule = (text: string) => {
  const digest = createHash("sha256").update(text, "utf8").digest();
  return ["02", ...[...digest.subarray(0, 5)].map((byte) => byte.toString(16).padStart(2, "0"))].join(":");
};

describe("MAC addresses", () => {
  test.each([
    ["local", "demo", "r2d2", 0],
    ["DemoProject", "x", "c3po", 12],
    ["p", "e", "nöde", 1],
  ])("%s %s %s %i", (project, experiment, node, index) => {
    expect(new MacAssigner(project, experiment).assign(node, index)).toBe(
      byRule(`${project}\0${experiment}\0${node}\0${index}`),
    );
  });

  test("names that run together give different addresses", () => {
    const macs = new MacAssigner("p", "e");
    expect(macs.assign("n1", 11)).not.toBe(macs.assign("n11", 1));
  });

  test("on a clash the earlier node keeps its own and the later one counts up", () => {
    const asked: string[] = [];
    /** Every text gives the same digest until it ends in the counter 2. */
    const macs = new MacAssigner("p", "e", (bytes) => {
      const text = new TextDecoder().decode(bytes);
      asked.push(text);
      return new Uint8Array(32).fill(text.endsWith("\0" + "2") && text.split("\0").length === 5 ? 2 : 1);
    });
    expect(macs.assign("a", 0)).toBe("02:01:01:01:01:01");
    expect(macs.assign("b", 0)).toBe("02:02:02:02:02:02");
    expect(asked).toEqual([
      "p\0e\0a\0" + "0",
      "p\0e\0b\0" + "0",
      "p\0e\0b\0" + "0\0" + "1",
      "p\0e\0b\0" + "0\0" + "2",
    ]);
  });
});
