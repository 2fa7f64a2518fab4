import { spawnSync } from "node:child_process";

/** Whether tests that ask tclsh by themselves are left out: there is none, and NSC_REQUIRE_ORACLES is not set. */
export const withoutTclsh =
  spawnSync("tclsh", [], { input: "exit 0" }).status !== 0 && !process.env["NSC_REQUIRE_ORACLES"];

/**
 * One script a line, as it is written (a tagged template). The answer of each tells the error code as well:
 * `code result errorCode`.
 */
export function caught(scripts: TemplateStringsArray): string[] {
  return scriptLines(scripts).map(
    (script) =>
      `set ::code [catch {${script}} ::result ::options]; ` +
      "list $::code $::result [expr {$::code == 1 ? [dict get $::options -errorcode] : {}}]",
  );
}

/** One script a line, as it is written (a tagged template). */
export function scriptLines(scripts: TemplateStringsArray): string[] {
  const lines = (scripts.raw[0] ?? "").split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "");
}
