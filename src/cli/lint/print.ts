import { FINDINGS_FORMATS } from "../../lint/index.ts";
import { type Diagnostic, summarize } from "../../source/index.ts";
import { showDiagnostics, showJson } from "../report.ts";
import { countText, plural, type Terminal } from "../terminal.ts";
import { VERSION } from "../version.ts";

/** The names that `--format` takes. */
export const LINT_FORMATS = ["pretty", "json", ...FINDINGS_FORMATS.keys()];

export interface Printed {
  readonly format: string;
  readonly color: boolean;
  /** The files that were looked at, as they were named. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly mended: number;
  /** Findings that `--fix` would mend. */
  readonly fixable: number;
}

/** Codes that the last line names at most. */
const MOST_CODES = 5;

/** Prints findings on stdout. */
export function printFindings(terminal: Terminal, printed: Printed): void {
  const { format, files, diagnostics, color } = printed;
  const { stdout } = terminal;
  const write = FINDINGS_FORMATS.get(format);
  if (write !== undefined) {
    for (const chunk of write({ version: VERSION, files, diagnostics })) stdout.write(chunk);
  } else if (format === "json") showJson(stdout, diagnostics, files);
  else {
    showDiagnostics(terminal, stdout, diagnostics, color);
    for (const line of summary(printed)) stdout.write(`${line}\n`);
  }
}

function summary({ files, diagnostics, mended, fixable }: Printed): string[] {
  const { errors, warnings } = summarize(diagnostics);
  const found = countText(errors, warnings) ?? (diagnostics.length > 0 ? "notes only" : "nothing found");
  const fixed = mended > 0 ? `, ${mended} fixed` : "";
  const lines = [`${plural(files.length, "file")}: ${found}${fixed}`];
  if (fixable > 0) lines.push(`nsc lint --fix can mend ${fixable} of them`);
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  if (codes.length > 0) {
    const shown = codes.slice(0, MOST_CODES).join(", ");
    lines.push(`nsc explain CODE tells more: ${shown}${codes.length > MOST_CODES ? ", …" : ""}`);
  }
  return lines;
}
