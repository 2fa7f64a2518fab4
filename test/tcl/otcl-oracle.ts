import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { createInterpreter, evaluateText, installOtcl } from "../../src/tcl/index.ts";

/** A script that nsc and otclsh must answer alike, or a stated reason why they differ. */
export interface OtclRow {
  readonly script: string;
  /** Why nsc answers differently on purpose; the row then only checks nsc's own answer. */
  readonly differs?: { readonly reason: string; readonly expected: string };
}

/** What stands before this line is not shown as the title of a test. */
export const END_OF_WORLD = "# end of the world\n";

const hasOtclsh = spawnSync("otclsh", [], { input: "exit 0" }).status === 0;

/**
 * Runs all scripts in one otclsh, each in an interpreter of its own; an answer is `code result`. The interpreters are
 * never deleted, as OTcl does not survive that.
 */
function askOtclsh(scripts: readonly string[]): string[] {
  const program = `
    fconfigure stdin -encoding utf-8; fconfigure stdout -encoding utf-8
    while {[gets stdin line] >= 0} {
      set script [encoding convertfrom utf-8 [binary decode base64 $line]]
      set i [interp create]
      load libotcl.so.1 Otcl $i
      set code [catch {$i eval $script} result]
      puts [binary encode base64 [encoding convertto utf-8 "$code $result"]]
    }
    flush stdout; exit 0`;
  const input = scripts.map((script) => Buffer.from(script, "utf8").toString("base64")).join("\n");
  const answer = spawnSync("bash", ["-c", 'otclsh <(printf "%s" "$1")', "otclsh", program], {
    input: `${input}\n`,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const lines = answer.stdout.split("\n").filter((line) => line !== "");
  if (lines.length !== scripts.length) {
    throw new Error(`otclsh ended at ${JSON.stringify(scripts[lines.length])}: ${answer.stderr}`);
  }
  return lines.map((line) => withoutNumbers(Buffer.from(line, "base64").toString("utf8")));
}

/** OTcl numbers the procedures behind its methods through all interpreters of a process. */
function withoutNumbers(answer: string): string {
  return answer.replace(/\(creating proc "p\d+"\)/g, '(creating proc "pN")');
}

/** Evaluates a script in a fresh interpreter with OTcl; the answer is `code result`, as catch reports. */
export function runOtcl(script: string): string {
  const interp = createInterpreter({});
  installOtcl(interp);
  const { code, text } = evaluateText(interp, script);
  return withoutNumbers(`${code} ${text}`);
}

/** Declares one test per row; says loudly when there is no otclsh, and fails then if NSC_REQUIRE_ORACLES is set. */
export function compareWithOtclsh(title: string, rows: readonly (OtclRow | string)[]): void {
  const all = rows.map((row): OtclRow => (typeof row === "string" ? { script: row } : row));
  describe(title, () => {
    if (!hasOtclsh) {
      it("needs otclsh", () => {
        console.warn("otclsh (package otcl-shells) is not installed: differential rows were skipped");
        expect(process.env["NSC_REQUIRE_ORACLES"] ?? "").toBe("");
      });
      return;
    }
    let answers: string[] | null = null;
    const titled = all.map((row, index) => ({ index, row, title: row.script.split(END_OF_WORLD).at(-1) }));
    it.each(titled)("$title", ({ index, row }) => {
      answers ??= askOtclsh(all.map((entry) => entry.script));
      const actual = runOtcl(row.script);
      if (row.differs === undefined) expect(actual).toBe(answers[index]);
      else {
        expect(actual).toBe(row.differs.expected);
        expect(actual, "no longer different").not.toBe(answers[index]);
      }
    });
  });
}
