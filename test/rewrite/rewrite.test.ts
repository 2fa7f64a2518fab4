import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyze, type RewriteOptions, rewritePnodeFile } from "../../src/compiler/index.ts";
import { applyEdits, SourceFile } from "../../src/source/index.ts";
import type { Experiment } from "../../src/topology/index.ts";
import { expectGolden, repositoryPath } from "../goldens.ts";
import { pnodeFile } from "./files.ts";

const HEAD = "set ns [new Simulator]\nsource tb_compat.tcl\n";
const FOOT = "$ns rtproto Static\n$ns run\n";

/** The rewritten text, or the codes of what stands against it. */
function rewritten(text: string, options: RewriteOptions = {}): string | string[] {
  const { value, diagnostics } = rewritePnodeFile(new SourceFile("exp.ns", text), options);
  return value === null ? diagnostics.map(({ code }) => code) : applyEdits(text, value);
}

/** The same for the middle of a file. */
function body(text: string, options: RewriteOptions = {}): string | string[] {
  const result = rewritten(HEAD + text + FOOT, options);
  return typeof result === "string" ? result.slice(HEAD.length, -FOOT.length) : result;
}

function experimentOf(text: string): Experiment {
  const { experiment } = analyze(new SourceFile("exp.ns", text)).value;
  if (experiment === null) throw new Error(text);
  return experiment;
}

const PNODE = "set pnode(0000) [$ns node]\n";
const OS = "tb-set-node-os ${pnode(0000)} PNODE-BASE\n";
const HARDWARE = "tb-set-hardware ${pnode(0000)} MicroCloud\n";

test("a whole file, with loops and procedures", () => {
  const text = readFileSync(repositoryPath("testdata/rewrite/loops.ns"), "utf8");
  expectGolden("testdata/rewrite/loops.rewritten.ns", rewritten(text) as string);
});

describe("hardware", () => {
  test.each([
    ["a type", "tb-set-hardware ${pnode(0000)} pc2133\n", HARDWARE],
    ["the type already", HARDWARE, HARDWARE],
    ["twice", `tb-set-hardware \${pnode(0000)} pc2133\n${HARDWARE}`, HARDWARE + HARDWARE],
    [
      "a hard type with others",
      "tb-make-hard-vtype v {pc2133 MicroCloud}\ntb-set-hardware ${pnode(0000)} v\n",
      "tb-make-hard-vtype v {pc2133 MicroCloud}\ntb-set-hardware ${pnode(0000)} v\n",
    ],
    [
      "a soft type without it",
      "tb-make-soft-vtype v pc2133\ntb-set-hardware ${pnode(0000)} v\n",
      `tb-make-soft-vtype v pc2133\n${HARDWARE}`,
    ],
    ["by the node's method", "${pnode(0000)} set_hwtype pc2133\n", "${pnode(0000)} set_hwtype MicroCloud\n"],
  ])("%s", (_title, before, after) => {
    expect(body(PNODE + OS + before)).toBe(PNODE + OS + after);
  });

  test("a choice is a virtual type of the file where there is one", () => {
    const types = "tb-make-soft-vtype v {dl380g3 MicroCloud}\n";
    const before = `${PNODE}${OS}${types}tb-set-hardware \${pnode(0000)} pc2133\n`;
    expect(body(before, { pnodeHardware: "soft:dl380g3,MicroCloud" })).toBe(before.replace(/pc2133/, "v"));
  });

  test("a choice gets a virtual type behind tb_compat.tcl", () => {
    const before = `${PNODE}${OS}tb-set-hardware \${pnode(0000)} pc2133\nset container0 [$ns node]\n`;
    expect(body(before, { pnodeHardware: "soft:dl380g3,MicroCloud" })).toBe(
      `tb-make-soft-vtype container1 {dl380g3 MicroCloud}\n${before.replace(/pc2133/, "container1")}`,
    );
  });
});

describe("what a pnode lacks is added where it is made", () => {
  test.each([
    ["both", PNODE, PNODE + OS + HARDWARE],
    ["the OS", PNODE + HARDWARE, PNODE + OS + HARDWARE],
    [
      "indented, before a comment's end",
      "  set pnode(0000) [$ns node] ;# x\n",
      `  set pnode(0000) [$ns node] ;# x\n  ${OS}  ${HARDWARE}`,
    ],
    [
      "before what follows on the line",
      `${PNODE.trimEnd()}; set a 1\n`,
      `${PNODE}${OS}${HARDWARE.trimEnd()}; set a 1\n`,
    ],
    [
      "under another variable",
      "set pnode-0000 [$ns node]\n",
      "set pnode-0000 [$ns node]\ntb-set-node-os ${pnode-0000} PNODE-BASE\ntb-set-hardware ${pnode-0000} MicroCloud\n",
    ],
    ["with CRLF", PNODE.replace("\n", "\r\n"), (PNODE + OS + HARDWARE).replaceAll("\n", "\r\n")],
  ])("%s", (_title, before, after) => {
    if (!before.includes("\r")) expect(body(before)).toBe(after);
    else {
      const [head, foot] = [HEAD, FOOT].map((text) => text.replaceAll("\n", "\r\n"));
      expect(rewritten(`${head}${before}${foot}`)).toBe(`${head}${after}${foot}`);
    }
  });
});

describe("what cannot be rewritten safely", () => {
  const pair = `${PNODE}${HARDWARE}set a [$ns node]\n`;
  test.each([
    [
      "a mixed loop",
      `${pair}foreach n [list $a \${pnode(0000)}] { tb-set-node-os $n CentOS6-64-openvz }\n`,
      ["NS4103"],
    ],
    [
      "a mixed start command",
      `${pair}${OS}foreach n [list $a \${pnode(0000)}] { tb-set-node-startcmd $n x }\n`,
      ["NS4103"],
    ],
    ["words from a list", `${pair}tb-set-node-os {*}[list \${pnode(0000)} CentOS6-64-openvz]\n`, ["NS4104"]],
    [
      "a script that is put together",
      `${pair}eval "tb-set-node-os \${pnode(0000)} CentOS6-64-openvz"\n`,
      ["NS4104"],
    ],
    [
      "a name from a variable",
      `${pair}foreach c {tb-set-node-os} { $c \${pnode(0000)} CentOS6-64-openvz }\n`,
      ["NS4104"],
    ],
    [
      "nothing to add to",
      `${OS.replace("tb", "# tb")}foreach i 0000 { set pnode($i) [$ns node]; tb-set-hardware $pnode($i) pc2133 }\n`,
      ["NS4105"],
    ],
    [
      "a condition on what is changed",
      `${pair}${OS}tb-set-hardware \${pnode(0000)} pc2133\ntb-set-hardware $a [\${pnode(0000)} set type]\n`,
      ["NS4106"],
    ],
    [
      "a start command whose result is run",
      `${pair}${OS}if {1} {[tb-set-node-startcmd \${pnode(0000)} x]}\n`,
      expect.arrayContaining(["NS2003"]),
    ],
  ])("%s", (_title, text, codes) => {
    expect(body(text)).toEqual(codes);
  });

  test("a mixed loop that is right already is left alone", () => {
    const text = `${pair}foreach n [list $a \${pnode(0000)}] { tb-set-node-os $n PNODE-BASE }\n`;
    expect(body(text)).toBe(text);
  });

  test("a setting in another file names that file", () => {
    const other = new SourceFile("more.tcl", "tb-set-node-os ${pnode(0000)} CentOS6-64-openvz\n");
    const host = { readSource: () => ({ file: other }) };
    const { diagnostics } = rewritePnodeFile(
      new SourceFile("exp.ns", `${HEAD}${PNODE}${HARDWARE}source more.tcl\n${FOOT}`),
      { host },
    );
    expect(diagnostics).toMatchObject([{ code: "NS4104", span: { file: other, start: 0 } }]);
  });

  test("a file that is rejected, with its own findings", () => {
    expect(body(`${PNODE}tb-set-node-os $pnode(0001) X\n`)).toEqual(["NS2009"]);
  });

  test("a file without pnodes is given back, with a warning", () => {
    const text = `${HEAD}set a [$ns node]\ntb-set-node-startcmd $a x\n${FOOT}`;
    const { value, diagnostics } = rewritePnodeFile(new SourceFile("exp.ns", text));
    expect(value).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: "NS4107", severity: "warning" }]);
  });
});

/** The lines that say nothing of OS, hardware and start commands; comments behind those can be lines afterwards. */
function otherLines(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => !/tb-set-node-os|tb-set-hardware|tb-set-node-startcmd|^\s*# set/.test(line));
}

test("any file in the manner of containerize.py: pnodes as wanted, all else untouched, once and for all", () => {
  fc.assert(
    fc.property(pnodeFile, (text) => {
      const result = rewritten(text);
      if (typeof result !== "string") throw new Error(`${result}`);
      const [before, after] = [experimentOf(text), experimentOf(result)];
      expect(after.nodes.map(({ name }) => name)).toEqual(before.nodes.map(({ name }) => name));
      after.nodes.forEach(({ name, os, hardware, startCommand }, i) => {
        if (!/^pnode-\d{4}$/.test(name)) {
          expect([os?.value, hardware.value, startCommand?.value]).toEqual([
            before.nodes[i]?.os?.value,
            before.nodes[i]?.hardware.value,
            before.nodes[i]?.startCommand?.value,
          ]);
          return;
        }
        expect([os?.value, startCommand]).toEqual(["PNODE-BASE", null]);
        const types = after.virtualTypes.find((type) => type.name === hardware.value)?.types ?? [
          hardware.value,
        ];
        expect(types).toContain("MicroCloud");
      });
      expect(otherLines(result)).toEqual(otherLines(text));
      expect(rewritten(result)).toBe(result);
    }),
    { numRuns: 150 },
  );
});
