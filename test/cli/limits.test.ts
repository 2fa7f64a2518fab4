import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { limitCodes } from "../../src/source/codes/limits.ts";
import { defaultLimits } from "../../src/tcl/index.ts";
import { Workspace } from "./run.ts";

const folder = new URL("../../testdata/limit/", import.meta.url);
const fixtures = readdirSync(folder).filter((name) => /\.(tcl|ns)$/.test(name));

/** Only a process of its own shows this one (test/cli/process.test.ts): it is about the stack of the machine. */
const ELSEWHERE = ["NS0113"];

function read(name: string): string {
  return readFileSync(new URL(name, folder), "utf8");
}

function expectationOf(name: string): string {
  return name.replace(/\.(tcl|ns)$/, ".expected.txt");
}

/** The first line of a fixture is the command that runs it, without the file's name. */
function commandOf(text: string): string[] {
  const [, words] = /^# nsc (.*)/.exec(text) ?? [];
  if (words === undefined)
    throw new Error("the first line says how to run the file: # nsc tcl --limit steps=100");
  return words.split(" ");
}

describe("a limit of 1", () => {
  const begin = "set ns [new Simulator]\nsource tb_compat.tcl\nset a [$ns node]\n$ns run\n";

  it.each(Object.keys(defaultLimits))("on %s stops no later than the script", async (name) => {
    const space = new Workspace({ "exp.ns": begin, "exp.tcl": "set x [list a b]" });
    for (const argv of [
      ["tcl", "--otcl", "exp.tcl"],
      ["emit", "emulab-xml", "exp.ns"],
    ]) {
      const { status, stderr } = await space.run(...argv, "--limit", `${name}=1`);
      expect(status).toBeLessThanOrEqual(name === "file" ? 3 : 1);
      expect(stderr).toMatch(/^(?:exp\.\w+:1:\d+: error\[NS0\d{3}\]: |$)/);
    }
  });
});

describe("hostile files end with a limit's diagnostic", () => {
  it.each(fixtures)("%s", async (name) => {
    const text = read(name);
    const result = await new Workspace({ [name]: text }).run(...commandOf(text), name);
    const actual = `status ${result.status}\n--- stdout\n${result.stdout}--- stderr\n${result.stderr}`;
    if (process.env["UPDATE_GOLDENS"]) writeFileSync(new URL(expectationOf(name), folder), actual);
    expect(actual).toBe(read(expectationOf(name)));
    expect(result.stdout).not.toMatch(/swallowed|went on/);
  });

  it("of every limit", () => {
    const expectations = fixtures.map((name) => read(expectationOf(name)));
    const shown = Object.keys(limitCodes).filter((code) =>
      expectations.some((text) => text.includes(`[${code}]`)),
    );
    expect([...shown, ...ELSEWHERE]).toEqual(Object.keys(limitCodes));
  });
});
