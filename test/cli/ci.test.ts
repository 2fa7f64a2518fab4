import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repositoryPath } from "../goldens.ts";
import { Workspace } from "./run.ts";

const read = (name: string): string => readFileSync(repositoryPath(name), "utf8");

/** The repository of examples/ci, to work in. */
function example(): Workspace {
  const space = new Workspace();
  cpSync(repositoryPath("examples/ci"), space.path, { recursive: true });
  return space;
}

/** The arguments of every `nsc lint` in a text, up to a redirection or the end of the command. */
function calls(text: string): string[][] {
  return [...text.matchAll(/(?<![\w-])nsc (lint(?: (?:[\w.,"-]+|\[[^\]]*\]))*)/g)].map(([, words = ""]) =>
    words.replaceAll('"', "").split(" "),
  );
}

describe("the example of a repository with CI", () => {
  it("is clean", async () => {
    const { stdout, status } = await example().run("lint", "--max-warnings", "0", ".");
    expect(stdout).toBe("2 files: nothing found\n");
    expect(status).toBe(0);
  });

  it.each(["examples/ci/.gitlab-ci.yml", "examples/ci/README.md", ".pre-commit-hooks.yaml"])(
    "the calls in %s are understood, and notice a mistake",
    async (name) => {
      const found = calls(read(name));
      expect(found.length).toBeGreaterThan(0);
      for (const argv of found) {
        const space = example();
        const path = join("experiments", "web.ns");
        const files = argv.some((word) => word === "." || word === "experiments") ? [] : [path];
        expect((await space.run(...argv, ...files)).status, argv.join(" ")).toBe(0);
        space.write(path, space.read(path).replace("$access down", "$nowhere down"));
        expect((await space.run(...argv, ...files)).status, argv.join(" ")).toBe(1);
      }
    },
  );

  it("its configuration counts", async () => {
    const space = example();
    space.write("experiments/web.ns", `set i 1\nputs [expr $i + 1]\n${space.read("experiments/web.ns")}`);
    const { stdout, status } = await space.run("lint", "experiments");
    expect(stdout).toContain("error[NS5101]");
    expect(status).toBe(1);
  });
});

describe("action.yml", () => {
  const text = read("action.yml");

  it("hands no input to the shell but through the environment", () => {
    const scripts = text.split("\n").filter((line) => /^\s+(?:run:|set|if|node|fi)/.test(line));
    expect(scripts.filter((line) => line.includes("${{"))).toEqual([]);
  });

  it("has every input that the example's workflow gives", () => {
    const inputs = [...text.slice(0, text.indexOf("runs:")).matchAll(/^ {2}([\w-]+):$/gm)].map(
      ([, name]) => name,
    );
    const given =
      read("examples/ci/.github/workflows/experiments.yml").match(/with:\n((?: {10}.*\n)+)/)?.[1] ?? "";
    const names = [...given.matchAll(/^ +([\w-]+):/gm)].map(([, name]) => name);
    expect(names).toEqual(["files", "max-warnings", "sarif-file"]);
    expect(names.filter((name) => !inputs.includes(name))).toEqual([]);
  });
});
