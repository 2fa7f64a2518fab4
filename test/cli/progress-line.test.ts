import { spawnSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ProgressLine } from "../../src/cli/progress-line.ts";
import type { Terminal } from "../../src/cli/terminal.ts";
import { needProgram } from "../emit/programs.ts";
import { repositoryPath } from "../goldens.ts";
import { Workspace } from "./run.ts";
import { useBuiltProgram } from "./server.ts";

describe("the line", () => {
  const shown: (string | null)[] = [];
  const terminal = {
    process: { showProgress: (text: string | null) => shown.push(text) },
  } as unknown as Terminal;

  beforeEach(() => {
    shown.length = 0;
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("appears after a second and changes ten times a second at most", () => {
    const line = new ProgressLine(terminal);
    for (let done = 0; done < 1_400; done++) {
      line.step("placing", done, 100_000);
      vi.advanceTimersByTime(1);
    }
    expect(shown).toEqual(["1,000", "1,100", "1,200", "1,300"].map((count) => `placing ${count} of 100,000`));
  });

  test("says what is known", () => {
    const line = new ProgressLine(terminal);
    vi.advanceTimersByTime(1_000);
    line.step("a");
    vi.advanceTimersByTime(100);
    line.step("b", 1_234_567);
    vi.advanceTimersByTime(100);
    line.step("c", 0, 999);
    expect(shown).toEqual(["a", "b 1,234,567", "c 0 of 999"]);
  });

  test("what has begun is shown when it lasts, and only the latest", () => {
    const line = new ProgressLine(terminal);
    line.begin("one");
    line.begin("two");
    vi.advanceTimersByTime(999);
    expect(shown).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(shown).toEqual(["two"]);
    line.begin("three");
    line.clear();
    expect(shown).toEqual(["two", "three", null]);
  });

  test("what ended before that is not shown", () => {
    const line = new ProgressLine(terminal);
    line.begin("one");
    line.clear();
    vi.advanceTimersByTime(2_000);
    expect(shown).toEqual([null]);
  });

  test("shows no control characters, and nothing where it is not wanted", () => {
    const quiet = new ProgressLine(terminal, { quiet: true });
    const line = new ProgressLine(terminal);
    vi.advanceTimersByTime(1_000);
    quiet.step("placing", 1, 2);
    line.begin("step 1: \x1b[2J");
    expect(shown).toEqual(["step 1: \\x1b[2J"]);
  });
});

describe("on a terminal", () => {
  const nsc = repositoryPath("bin/nsc.js");
  // Work for several seconds on any machine.
  const nodes = 60_000;
  const files = {
    "tree.ns": `set ns [new Simulator]
source tb_compat.tcl
for {set i 0} {$i < ${nodes}} {incr i} {
  set n($i) [$ns node]
  if {$i > 0} {set l($i) [$ns duplex-link $n([expr {($i - 1) / 2}]) $n($i) 100Mb 10ms DropTail]}
}
$ns run
`,
    "lab.json": JSON.stringify({ name: "lab", hardwareTypes: { MicroCloud: {} }, images: ["*"] }),
  };
  const compile =
    "compile tree.ns -p P --testbed lab.json --packing 1000 --default-image i,http://h/i.box,ubuntu";
  useBuiltProgram();

  test("every phase is shown, and the line is gone in the end", ({ skip }) => {
    needProgram("script", skip);
    const space = new Workspace(files);
    const command = `'${process.execPath}' '${nsc}' ${compile}`;
    const { status, stdout } = spawnSync("script", ["-qec", command, "/dev/null"], {
      cwd: space.path,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/\rplacing [\d,]+ of 60,000\x1b\[K/);
    expect(stdout).toMatch(/\rwriting topology\.json: [\d.]+ MB\x1b\[K/);
    const [result = ""] = stdout.split("\r\x1b[K").slice(-1);
    expect(result).toContain("compiled P/tree");
    expect(result).not.toContain("\x1b[K");
  });

  test("there is nothing in a pipe", () => {
    const { status, stderr } = spawnSync(process.execPath, [nsc, ...compile.split(" ")], {
      cwd: new Workspace(files).path,
      encoding: "utf8",
    });
    expect(status).toBe(0);
    expect(stderr).not.toContain("placing");
    expect(stderr).not.toContain("\r");
  });

  test("nor with --quiet", ({ skip }) => {
    needProgram("script", skip);
    const command = `'${process.execPath}' '${nsc}' ${compile} --quiet`;
    const { status, stdout } = spawnSync("script", ["-qec", command, "/dev/null"], {
      cwd: new Workspace(files).path,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
    expect(status).toBe(0);
    expect(stdout).not.toContain("\x1b[K");
  });
});
