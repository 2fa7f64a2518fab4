import type { Command } from "commander";
import { allCodes, type CodeEntry, didYouMean, escapeControl, explainCode } from "../../source/index.ts";
import { UsageError } from "../exit.ts";
import type { Session } from "../program.ts";

export function addExplain(command: Command, session: Session): void {
  command
    .argument("[code]", "a code such as NS2001; without one, all codes are listed")
    .action((code: string | undefined) => {
      const { stdout } = session.terminal;
      if (code === undefined) {
        for (const entry of allCodes())
          stdout.write(`${entry.code}  ${entry.severity.padEnd(7)}  ${entry.title}\n`);
        return;
      }
      const entry = explainCode(code.toUpperCase());
      if (entry === undefined) {
        const near = didYouMean(
          code.toUpperCase(),
          allCodes().map((known) => known.code),
        );
        throw new UsageError(
          `there is no code ${code}${near === undefined ? "" : `; ${near}`} (\`nsc explain\` lists all codes)`,
        );
      }
      stdout.write(explanation(entry));
    });
}

function explanation(entry: CodeEntry): string {
  const indent = (text: string): string =>
    text
      .split("\n")
      .map((line) => (line === "" ? "" : `    ${escapeControl(line)}`))
      .join("\n");
  return [
    `${entry.code}: ${entry.title} (${entry.severity})`,
    "",
    entry.explanation,
    "",
    "Bad:",
    "",
    indent(entry.bad),
    "",
    "Good:",
    "",
    indent(entry.good),
    "",
  ].join("\n");
}
