import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { Workspace } from "./run.ts";

const GOOD = "set ns [new Simulator]\nsource tb_compat.tcl\nset a [$ns node]\nputs $a\n$ns run\n";
const UNBRACED = GOOD.replace("puts $a", "set i 1\nputs [expr $i + 1]");
const BROKEN = GOOD.replace("puts $a", "puts $b");

/** A workspace with files in folders. */
function workspace(files: Record<string, string>): Workspace {
  const space = new Workspace();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(space.path, dirname(name)), { recursive: true });
    space.write(name, text);
  }
  return space;
}

interface Report {
  readonly files: readonly {
    readonly file: string;
    readonly diagnostics: readonly {
      readonly code: string;
      readonly line: number;
      readonly severity: string;
    }[];
  }[];
}

/** What was found, as `FILE:LINE CODE`, and the files that were looked at. */
async function lint(space: Workspace, ...argv: string[]) {
  const { stdout, stderr, status } = await space.run("lint", "--format", "json", ...argv);
  const report: Report = stdout === "" ? { files: [] } : JSON.parse(stdout);
  return {
    status,
    stderr,
    files: report.files.map(({ file }) => file),
    found: report.files.flatMap(({ file, diagnostics }) =>
      diagnostics.map(({ code, line }) => `${file}:${line} ${code}`),
    ),
  };
}

describe("what is looked at", () => {
  const tree = {
    "b.ns": GOOD,
    "a.ns": GOOD,
    "deep/er/c.ns": GOOD,
    "deep/lib.tcl": "proc f {x} { expr {$x + 1} }\nf 1\n",
    "deep/exp.tcl": GOOD,
    "deep/notes.txt": "x",
    ".git/x.ns": BROKEN,
    "node_modules/y.ns": BROKEN,
  };

  it.each([
    [["."], ["a.ns", "b.ns", "deep/exp.tcl", "deep/lib.tcl", "deep/er/c.ns"]],
    [["deep"], ["deep/exp.tcl", "deep/lib.tcl", "deep/er/c.ns"]],
    [["*.ns"], ["a.ns", "b.ns"]],
    [["**/*.ns"], ["a.ns", "b.ns", "deep/er/c.ns"]],
    [
      ["b.ns", "a.ns", "./b.ns", "*.ns"],
      ["b.ns", "a.ns"],
    ],
    [["deep/**/*.{ns,tcl}"], ["deep/exp.tcl", "deep/lib.tcl", "deep/er/c.ns"]],
  ])("%j", async (words, expected) => {
    const result = await lint(workspace(tree), ...words);
    expect(result).toEqual({ status: 0, stderr: "", files: expected, found: [] });
  });

  it.each([
    ["missing.ns", "missing.ns:1 NS0001"],
    ["none/*.ns", "none/*.ns:1 NS0001"],
    ["empty", "empty:1 NS0001"],
  ])("%s is not there", async (word, expected) => {
    const space = workspace(tree);
    mkdirSync(join(space.path, "empty"));
    const result = await lint(space, word);
    expect(result).toMatchObject({ status: 3, found: [expected] });
  });

  it("links to folders are not followed, links to files are", async () => {
    const space = workspace(tree);
    symlinkSync(".", join(space.path, "deep/loop"));
    symlinkSync("../a.ns", join(space.path, "deep/link.ns"));
    expect((await lint(space, "deep")).files).toEqual([
      "deep/exp.tcl",
      "deep/lib.tcl",
      "deep/link.ns",
      "deep/er/c.ns",
    ]);
  });

  it("a file whose name is a pattern is that file", async () => {
    const space = workspace({ "a[1].ns": UNBRACED, "a1.ns": GOOD });
    expect((await lint(space, "a[1].ns")).found).toEqual(["a[1].ns:5 NS5101"]);
  });

  it("standard input, under a name", async () => {
    const space = workspace({ "sub/nodes.tcl": "set b [$ns node]\n" });
    space.stdin = GOOD.replace("puts $a", "source nodes.tcl\nputs $c");
    expect(await lint(space, "-", "--stdin-filename", "sub/x.ns")).toMatchObject({
      files: ["sub/x.ns"],
      found: ["sub/x.ns:5 NS2001"],
    });
    space.stdin = UNBRACED;
    expect((await lint(space, "-")).found).toEqual(["<stdin>:5 NS5101"]);
  });
});

describe("libraries", () => {
  it("a file that another one sources is looked at as Tcl, and each finding is told once", async () => {
    const space = workspace({
      "a.ns": GOOD.replace("puts $a", "source lib.tcl\nf 1"),
      "b.ns": GOOD.replace("puts $a", "source lib.tcl\nf 2"),
      "lib.tcl": "proc f {x} { expr $x + 1 }\n",
    });
    expect(await lint(space, "a.ns", "b.ns", "lib.tcl")).toMatchObject({
      status: 0,
      files: ["a.ns", "b.ns", "lib.tcl"],
      found: ["lib.tcl:1 NS5101"],
    });
    expect((await lint(space, "lib.tcl")).found).toContain("lib.tcl:1 NS3001");
  });

  it("a comment says so", async () => {
    const space = workspace({ "lib.ns": "# nsc-library\nproc f {x} { expr $x + 1 }\nnothing\n" });
    expect((await lint(space, "lib.ns")).found).toEqual(["lib.ns:2 NS5101"]);
  });

  it("--source-root widens what may be sourced", async () => {
    const space = workspace({
      "exp/a.ns": GOOD.replace("puts $a", "source ../lib/f.tcl\nf 1"),
      "lib/f.tcl": "proc f {x} { puts $x }\n",
    });
    expect((await lint(space, "exp")).found).toEqual(["exp/a.ns:4 NS0009"]);
    expect((await lint(space, "exp", "--source-root", ".")).found).toEqual([]);
  });
});

describe(".nscrc.json", () => {
  it("the nearest one above a file counts", async () => {
    const space = workspace({
      ".nscrc.json": '{ "severities": { "NS5101": "off" } }',
      "a.ns": UNBRACED,
      "sub/b.ns": UNBRACED,
      "strict/.nscrc.json": '{ "severities": { "NS5101": "error" } }',
      "strict/deep/c.ns": UNBRACED,
    });
    expect(await lint(space, ".")).toMatchObject({ status: 1, found: ["strict/deep/c.ns:5 NS5101"] });
  });

  it("names a profile and a source root, relative to itself; the command line goes before it", async () => {
    const profile = { name: "p", strict: true, hardwareTypes: { pc: {} } };
    const space = workspace({
      "conf/.nscrc.json": '{ "testbed": "p.json", "sourceRoot": ".." }',
      "conf/p.json": JSON.stringify(profile),
      "lax.json": JSON.stringify({ ...profile, strict: false }),
      "conf/a.ns": GOOD.replace("puts $a", "source ../lib.tcl\ntb-set-hardware $a nothing"),
      "lib.tcl": "puts hello\n",
    });
    expect(await lint(space, "conf/a.ns")).toMatchObject({ status: 1, found: ["conf/a.ns:5 NS3018"] });
    expect(await lint(space, "conf/a.ns", "--testbed", "lax.json")).toMatchObject({
      status: 0,
      found: ["conf/a.ns:5 NS3018"],
    });
  });

  it("leaves paths out of searches, but not what is named", async () => {
    const space = workspace({
      ".nscrc.json": '{ "ignore": ["old", "sub/*.gen.ns"] }',
      "a.ns": GOOD,
      "old/b.ns": BROKEN,
      "sub/x.gen.ns": BROKEN,
      "sub/y.ns": GOOD,
      "sub/old/z.ns": BROKEN,
    });
    expect((await lint(space, ".")).files).toEqual(["a.ns", "sub/y.ns"]);
    expect((await lint(space, "**/*.ns")).files).toEqual(["a.ns", "sub/y.ns"]);
    expect((await lint(space, "old/b.ns")).files).toEqual(["old/b.ns"]);
  });

  it.each([
    ['{ "severity": {} }', ".nscrc.json:1 NS5011"],
    ['{ "severities": { "NS9999": "off" } }', ".nscrc.json:1 NS5011"],
    ['{ "severities": { "5101": "off" } }', ".nscrc.json:1 NS5011"],
    ['{ "severities": { "NS5101": "loud" } }', ".nscrc.json:1 NS5011"],
    ['{ "ignore": "x" }', ".nscrc.json:1 NS5011"],
    ["[]", ".nscrc.json:1 NS5011"],
    ['{ "ignore": ["x"]\n "testbed": "y" }', ".nscrc.json:1 NS4201"],
    ['{ "testbed": "gone.json" }', "gone.json:1 NS0001"],
  ])("%s is reported", async (text, expected) => {
    const result = await lint(workspace({ ".nscrc.json": text, "a.ns": GOOD }), "a.ns");
    expect(result.found).toEqual([expected]);
    expect(result.status).toBe(expected.includes("NS0001") ? 3 : 1);
  });
});

describe("exit status", () => {
  it.each([
    [GOOD, [], 0],
    [UNBRACED, [], 0],
    [UNBRACED, ["--max-warnings", "0"], 1],
    [UNBRACED, ["--max-warnings", "1"], 0],
    [BROKEN, [], 1],
  ])("%j %j: %d", async (text, flags, status) => {
    const space = workspace({ "a.ns": text });
    expect((await lint(space, "a.ns", ...flags)).status).toBe(status);
  });

  it.each([
    [["--format", "html", "a.ns"], "html"],
    [["--max-warnings", "-1", "a.ns"], "whole number"],
    [["--fix", "-"], "standard input"],
    [[], "file"],
  ])("wrong usage: %j", async (argv, text) => {
    const { status, stderr } = await workspace({ "a.ns": GOOD }).run("lint", ...argv);
    expect(status).toBe(2);
    expect(stderr).toContain(text);
  });
});

describe("--fix", () => {
  it("mends what can be mended, and says what is left", async () => {
    const space = workspace({
      "a.ns": `\ufeff${UNBRACED.replace("source tb_compat.tcl\n", "").replace("puts $a", "nothing")}`,
      "b.ns": BROKEN,
    });
    const { stdout, status } = await space.run("lint", "--fix", "a.ns", "b.ns");
    expect(space.read("a.ns")).toBe(
      "\ufeffset ns [new Simulator]\nsource tb_compat.tcl\nset a [$ns node]\nset i 1\nputs [expr {$i + 1}]\n$ns run\n",
    );
    expect(space.read("b.ns")).toBe(BROKEN);
    expect(stdout).toContain("2 files: 1 error, 2 fixed\n");
    expect(status).toBe(1);
    expect((await lint(space, "a.ns")).found).toEqual([]);
  });

  it("mends a sourced file that is named too", async () => {
    const files = {
      "a.ns": GOOD.replace("puts $a", "source lib.tcl\nf 1"),
      "lib.tcl": "proc f {x} { expr $x + 1 }\n",
    };
    const alone = workspace(files);
    await alone.run("lint", "--fix", "a.ns");
    expect(alone.read("lib.tcl")).toBe(files["lib.tcl"]);
    const both = workspace(files);
    expect((await both.run("lint", "--fix", "a.ns", "lib.tcl")).stdout).toContain("1 fixed");
    expect(both.read("lib.tcl")).toBe("proc f {x} { expr {$x + 1} }\n");
  });

  it("a dry run shows a diff and writes nothing", async () => {
    const space = workspace({ "a.ns": UNBRACED });
    const { stdout, status } = await space.run("lint", "--fix-dry-run", "a.ns");
    expect(stdout).toContain("--- a.ns\n+++ a.ns\n@@ -2,5 +2,5 @@\n");
    expect(stdout).toContain("-puts [expr $i + 1]\n+puts [expr {$i + 1}]\n");
    expect(status).toBe(0);
    expect(space.read("a.ns")).toBe(UNBRACED);
    space.stdin = UNBRACED;
    expect((await space.run("lint", "--fix-dry-run", "-")).stdout).toContain("+++ <stdin>\n");
  });

  it("a plain run says what could be mended", async () => {
    const { stdout } = await workspace({ "a.ns": UNBRACED }).run("lint", "a.ns");
    expect(stdout).toContain(
      "1 file: 1 warning\nnsc lint --fix can mend 1 of them\nnsc explain CODE tells more: NS5101\n",
    );
  });
});

describe("--cache", () => {
  it("gives the same findings, and notices every file that was read", async () => {
    const space = workspace({
      "a.ns": UNBRACED.replace("puts [", "source lib.tcl\nputs ["),
      "lib.tcl": "puts hello\n",
    });
    const before = await lint(space, "--cache", "a.ns");
    expect(before.found).toEqual(["a.ns:6 NS5101"]);
    expect(await lint(space, "--cache", "a.ns")).toEqual(before);
    space.write("lib.tcl", "proc f {x} { expr $x + 1 }\nf 1\n");
    expect((await lint(space, "--cache", "a.ns")).found).toEqual(["a.ns:6 NS5101", "lib.tcl:1 NS5101"]);
    space.write("a.ns", GOOD);
    expect((await lint(space, "--cache", "a.ns")).found).toEqual([]);
  });

  it("does not look again at what has not changed", async () => {
    const space = workspace({ "a.ns": UNBRACED });
    await lint(space, "--cache-file", "c.json", "a.ns");
    space.write("c.json", space.read("c.json").replaceAll("NS5101", "NS5102"));
    expect((await lint(space, "--cache-file", "c.json", "a.ns")).found).toEqual(["a.ns:5 NS5102"]);
  });

  it("a missing file that appears is noticed", async () => {
    const space = workspace({ "a.ns": GOOD.replace("puts $a", "source lib.tcl") });
    expect((await lint(space, "--cache", "a.ns")).found).toEqual(["a.ns:4 NS3029"]);
    space.write("lib.tcl", "puts hello\n");
    expect((await lint(space, "--cache", "a.ns")).found).toEqual([]);
  });

  it.each(["", "nonsense", '{"program":"x","entries":5}', "[]"])("a cache %j is forgotten", async (text) => {
    const space = workspace({ "a.ns": UNBRACED, ".nsc-lint-cache.json": text });
    expect((await lint(space, "--cache", "a.ns")).found).toEqual(["a.ns:5 NS5101"]);
  });
});
