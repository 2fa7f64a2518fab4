import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { svgOf } from "../../src/cli/picture.ts";
import { drawTopology } from "../../src/emit/index.ts";
import { campus } from "../emit/graph/drawings.ts";
import { textsOf } from "../emit/graph/svg-texts.ts";
import { R2D2 } from "./experiments.ts";
import { darkPixels, decodePng } from "./png.ts";
import { Workspace } from "./run.ts";

describe("nsc graph", () => {
  it("draws SVG, with a box for the pnode on demand", async () => {
    const space = new Workspace({ "exp.ns": R2D2 });
    expect(await space.run("graph", "exp.ns", "-o", "deep/er/exp.svg")).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
    const texts = textsOf(space.read("deep/er/exp.svg")).map((text) => text.trim());
    expect(texts).toEqual(expect.arrayContaining(["r2d2", "c3po", "100 Mb/s, 10 ms"]));
    expect(texts).not.toContain("pnode-0000");
    await space.run("graph", "exp.ns", "-o", "exp.svg", "--partitions", "--addresses");
    expect(textsOf(space.read("exp.svg"))).toEqual(expect.arrayContaining(["pnode-0000", "10.1.1.2"]));
  });

  it("draws PNG with text that can be read", async () => {
    const space = new Workspace({ "exp.ns": R2D2 });
    await space.run("graph", "exp.ns", "-o", "exp.svg");
    await space.run("graph", "exp.ns", "-o", "exp.PNG");
    const picture = decodePng(readFileSync(join(space.path, "exp.PNG")));
    const svg = space.read("exp.svg");
    const [, width, height] = /<svg width="(\d+)pt" height="(\d+)pt"/.exec(svg) as RegExpExecArray;
    const scale = picture.width / Number(width);
    expect(scale).toBeCloseTo(2, 1);
    expect(picture.height / Number(height)).toBeCloseTo(2, 1);
    // Graphviz puts the whole picture below and right of its origin.
    const [, left, top] = /translate\(([\d.]+) ([\d.]+)\)/.exec(svg) as RegExpExecArray;
    const texts = [...svg.matchAll(/<text [^>]*? x="([-\d.]+)" y="([-\d.]+)"[^>]*>(r2d2|c3po)</g)];
    expect(texts.map((match) => match[3])).toEqual(["r2d2", "c3po"]);
    for (const [, x, y] of texts) {
      const area = {
        x: (Number(left) + Number(x) - 14) * scale,
        y: (Number(top) + Number(y) - 10) * scale,
        width: 28 * scale,
        height: 11 * scale,
      };
      expect(darkPixels(picture, area, 90)).toBeGreaterThan(60);
      expect(darkPixels(picture, area, 90)).toBeLessThan(0.6 * area.width * area.height);
    }
  });

  it("writes the DOT file that emit prints", async () => {
    const space = new Workspace({ "exp.ns": R2D2 });
    await space.run("graph", "exp.ns", "-o", "exp.dot");
    expect(await space.run("emit", "dot", "exp.ns", "-p", "P")).toEqual({
      status: 0,
      stdout: space.read("exp.dot"),
      stderr: "",
    });
  });

  it("is also an output of emit and compile", async () => {
    const space = new Workspace({ "exp.ns": R2D2 });
    await space.run("graph", "exp.ns", "-o", "exp.svg");
    expect((await space.run("emit", "svg", "exp.ns", "-p", "P")).stdout).toBe(space.read("exp.svg"));
    const compiled = await space.run("compile", "exp.ns", "-p", "P", "--out", "out", "--emit", "svg,dot");
    expect(compiled.stdout).toContain("  out/topology.svg\n");
    expect(space.read("out/topology.svg")).toBe(space.read("exp.svg"));
    expect(space.list("out")).toHaveLength(5);
  });

  it("notes that a large experiment is summarised", async () => {
    const text = `set ns [new Simulator]\nsource tb_compat.tcl\nfor {set i 0} {$i < 501} {incr i} {set n($i) [$ns node]}\n$ns run\n`;
    const space = new Workspace({ "exp.ns": text });
    const result = await space.run("graph", "exp.ns", "-o", "exp.svg");
    expect(result.status).toBe(0);
    expect(result.stderr).toContain("note[NS4108]");
    expect(textsOf(space.read("exp.svg"))).toContain("n-0 … n-5");
  });

  it("writes nothing when the file is rejected", async () => {
    const space = new Workspace({ "exp.ns": R2D2.replace("$c3po 100Mb", "$c3p0 100Mb") });
    const result = await space.run("graph", "exp.ns", "-o", "exp.svg");
    expect(result).toMatchObject({ status: 1, stdout: "" });
    expect(result.stderr).toContain("error[NS2001]");
    expect(space.list()).toEqual(["exp.ns"]);
  });

  it.each([
    ["no output", ["graph", "exp.ns"]],
    ["an unknown ending", ["graph", "exp.ns", "-o", "exp.jpg"]],
    ["no ending", ["graph", "exp.ns", "-o", "exp"]],
    ["a folder's ending", ["graph", "exp.ns", "-o", "exp.svg/x"]],
  ])("%s is wrong usage", async (_title, argv) => {
    const space = new Workspace({ "exp.ns": R2D2 });
    expect((await space.run(...argv)).status).toBe(2);
    expect(space.list()).toEqual(["exp.ns"]);
  });

  it("gives a layout up that takes too long", async () => {
    const drawing = drawTopology(campus(10, 45));
    await expect(svgOf(drawing, 0.001)).rejects.toMatchObject({
      message: expect.stringContaining("takes more than 0.001 seconds"),
      status: 5,
    });
  });
});
