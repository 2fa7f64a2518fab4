import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { runTcl } from "./run.ts";

/** A script that nsc and tclsh must answer alike, or a stated reason why they differ. */
export interface DifferentialRow {
  readonly script: string;
  /** Why nsc answers differently on purpose; the row then only checks nsc's own answer. */
  readonly differs?: { readonly reason: string; readonly expected: string };
}

const hasTclsh = spawnSync("tclsh", [], { input: "exit 0" }).status === 0;

/** Runs all scripts in one tclsh, each in a fresh interpreter; an answer is `code result`. */
export function askTclsh(scripts: readonly string[]): string[] {
  const program = `
    fconfigure stdin -encoding utf-8; fconfigure stdout -encoding utf-8
    while {[gets stdin line] >= 0} {
      set script [encoding convertfrom utf-8 [binary decode base64 $line]]
      set i [interp create]
      set code [catch {$i eval $script} result]
      puts [binary encode base64 [encoding convertto utf-8 "$code $result"]]
      interp delete $i
    }`;
  const input = scripts.map((script) => Buffer.from(script, "utf8").toString("base64")).join("\n");
  const answer = spawnSync("bash", ["-c", 'tclsh <(printf "%s" "$1")', "tclsh", program], {
    input: `${input}\n`,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (answer.status !== 0) throw new Error(`tclsh failed: ${answer.stderr}`);
  return answer.stdout
    .trimEnd()
    .split("\n")
    .map((line) => Buffer.from(line, "base64").toString("utf8"));
}

/** Declares one test per row; says loudly when there is no tclsh, and fails then if NSC_REQUIRE_ORACLES is set. */
export function compareWithTclsh(title: string, rows: readonly (DifferentialRow | string)[]): void {
  const all = rows.map((row) => (typeof row === "string" ? { script: row } : row));
  describe(title, () => {
    if (!hasTclsh) {
      it("needs tclsh", () => {
        console.warn("tclsh 8.6 is not installed: differential rows were skipped");
        expect(process.env["NSC_REQUIRE_ORACLES"] ?? "").toBe("");
      });
      return;
    }
    let answers: string[] | null = null;
    it.each(all.map((row, index) => ({ index, script: row.script, row })))("$script", ({ index, row }) => {
      answers ??= askTclsh(all.map((entry) => entry.script));
      const actual = runTcl(row.script);
      if ("differs" in row && row.differs) expect(actual).toBe(row.differs.expected);
      else expect(actual).toBe(answers[index]);
    });
  });
}
