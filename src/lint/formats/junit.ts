import { type Diagnostic, explainCode, renderHeader, summarize } from "../../source/index.ts";
import { byFile, type FindingsFormat } from "./format.ts";
import { xml } from "./xml.ts";

/** A test report as JUnit writes it: a suite for each file, a failed test for each finding, a passed one for a clean file. */
export const junit: FindingsFormat = function* (report) {
  const { errors, warnings } = summarize(report.diagnostics);
  const groups = [...byFile(report)];
  const tests = groups.reduce((sum, [, list]) => sum + Math.max(1, list.length), 0);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="nsc lint" tests="${tests}" failures="${errors + warnings}" errors="0">\n`;
  for (const [name, list] of groups) {
    const failures = list.filter(({ severity }) => severity !== "note").length;
    yield `  <testsuite name="${xml(name)}" tests="${Math.max(1, list.length)}" failures="${failures}" errors="0">\n`;
    if (list.length === 0) yield `    <testcase name="nsc lint" classname="${xml(name)}"/>\n`;
    for (const diagnostic of list) yield testCase(name, diagnostic);
    yield "  </testsuite>\n";
  }
  yield "</testsuites>\n";
};

function testCase(file: string, diagnostic: Diagnostic): string {
  const { code, severity, message, help, span } = diagnostic;
  const { line, column } = span.file.position(span.start);
  const title = `${code} ${explainCode(code)?.title ?? ""} (${line}:${column})`;
  const body = [renderHeader(diagnostic), ...(help === undefined ? [] : [`help: ${help}`])].join("\n");
  const inner =
    severity === "note"
      ? `<system-out>${xml(body)}</system-out>`
      : `<failure type="${severity}" message="${xml(message)}">${xml(body)}</failure>`;
  return `    <testcase name="${xml(title)}" classname="${xml(file)}">${inner}</testcase>\n`;
}
