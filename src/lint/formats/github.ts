import { explainCode, type Severity } from "../../source/index.ts";
import type { FindingsFormat } from "./format.ts";

const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "notice" };

/** Workflow commands of GitHub Actions, which become annotations of the lines that they name. */
export const github: FindingsFormat = function* ({ diagnostics }) {
  for (const { code, severity, message, help, span } of diagnostics) {
    const { file } = span;
    const start = file.position(span.start);
    const end = file.position(Math.max(span.start, span.end));
    const properties = [
      `file=${property(file.name)}`,
      `line=${start.line}`,
      `endLine=${end.line}`,
      // Columns are understood within one line only.
      ...(end.line === start.line
        ? [`col=${start.column}`, `endColumn=${Math.max(start.column, end.column - 1)}`]
        : []),
      `title=${property(`${code}: ${explainCode(code)?.title ?? "nsc"}`)}`,
    ];
    const text = help === undefined ? message : `${message}\n${help}`;
    yield `::${COMMANDS[severity]} ${properties.join(",")}::${data(text)}\n`;
  }
};

/** Text of a command; a line end would begin another command. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
