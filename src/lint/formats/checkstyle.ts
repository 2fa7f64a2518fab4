import type { Severity } from "../../source/index.ts";
import { byFile, type FindingsFormat } from "./format.ts";
import { xml } from "./xml.ts";

const SEVERITIES: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "info" };

/** The report of Checkstyle, which many build servers read. */
export const checkstyle: FindingsFormat = function* (report) {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n';
  for (const [name, diagnostics] of byFile(report)) {
    yield `  <file name="${xml(name)}">\n`;
    for (const { code, severity, message, help, span } of diagnostics) {
      const { line, column } = span.file.position(span.start);
      const text = help === undefined ? message : `${message}; ${help}`;
      yield `    <error line="${line}" column="${column}" severity="${SEVERITIES[severity]}" message="${xml(text)}" source="nsc.${code}"/>\n`;
    }
    yield "  </file>\n";
  }
  yield "</checkstyle>\n";
};
