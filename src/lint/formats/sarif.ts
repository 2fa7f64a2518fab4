import {
  type Code,
  type Diagnostic,
  type Edit,
  explainCode,
  type Fix,
  type Related,
  type Severity,
  type Span,
} from "../../source/index.ts";
import type { FindingsFormat, FindingsReport } from "./format.ts";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** SARIF 2.1.0, the exchange format of static analysis, with what is known of each rule and the fixes. */
export const sarif: FindingsFormat = function* (report) {
  const codes = [...new Set(report.diagnostics.map(({ code }) => code))].sort();
  const index = new Map(codes.map((code, i) => [code, i]));
  const head = JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [run(report, codes)] }, null, 2);
  // The results go where the empty list stands, so that they need not be held in one text.
  const [before, after] = head.split('"results": []') as [string, string];
  yield `${before}"results": [`;
  let separator = "";
  for (const diagnostic of report.diagnostics) {
    yield `${separator}${JSON.stringify(result(diagnostic, index.get(diagnostic.code) ?? 0))}`;
    separator = ",";
  }
  yield `]${after}\n`;
};

function run({ version, files }: FindingsReport, codes: readonly Code[]) {
  return {
    tool: { driver: { name: "nsc", version, semanticVersion: version, rules: codes.map(rule) } },
    columnKind: "unicodeCodePoints",
    artifacts: files.map((file) => ({ location: { uri: uriOf(file) } })),
    results: [],
  };
}

function rule(code: Code) {
  const entry = explainCode(code);
  if (entry === undefined) return { id: code };
  const { title, explanation, severity, bad, good, language } = entry;
  const fence = (text: string) => `\`\`\`${language}\n${text}\n\`\`\``;
  return {
    id: code,
    name: nameOf(title),
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    help: {
      text: `${explanation}\n\nBad:\n\n${bad}\n\nGood:\n\n${good}`,
      markdown: `${explanation}\n\nBad:\n\n${fence(bad)}\n\nGood:\n\n${fence(good)}`,
    },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [familyOf(code)] },
  };
}

const LEVELS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "note" };

/** `expression without braces` as `ExpressionWithoutBraces`. */
function nameOf(title: string): string {
  return title
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}

const FAMILIES: readonly (readonly [prefix: string, name: string])[] = [
  ["NS0", "files"],
  ["NS1", "syntax"],
  ["NS2", "tcl"],
  ["NS3", "testbed"],
  ["NS4", "containers"],
  ["NS50", "hygiene"],
  ["NS51", "tcl"],
  ["NS52", "experiment"],
  ["NS53", "containers"],
];

function familyOf(code: Code): string {
  return FAMILIES.find(([prefix]) => code.startsWith(prefix))?.[1] ?? "other";
}

function result({ code, severity, message, help, span, related = [], fix }: Diagnostic, ruleIndex: number) {
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: help === undefined ? message : `${message}\n${help}` },
    locations: [location(span)],
    ...(related.length === 0 ? {} : { relatedLocations: related.map(relatedLocation) }),
    ...(fix === undefined ? {} : { fixes: [fixOf(fix)] }),
  };
}

function location(span: Span) {
  return { physicalLocation: { artifactLocation: { uri: uriOf(span.file.name) }, region: region(span) } };
}

function relatedLocation({ message, span }: Related, index: number) {
  return { id: index + 1, ...location(span), message: { text: message } };
}

function region({ file, start, end }: Span) {
  const first = file.position(start);
  const last = file.position(Math.max(start, end));
  return { startLine: first.line, startColumn: first.column, endLine: last.line, endColumn: last.column };
}

function fixOf({ title, edits }: Fix) {
  const byFile = new Map<string, Edit[]>();
  for (const edit of edits) {
    const list = byFile.get(edit.span.file.name);
    if (list === undefined) byFile.set(edit.span.file.name, [edit]);
    else list.push(edit);
  }
  return {
    description: { text: title },
    artifactChanges: [...byFile].map(([name, list]) => ({
      artifactLocation: { uri: uriOf(name) },
      replacements: list.map(({ span, text }) => ({
        deletedRegion: region(span),
        insertedContent: { text },
      })),
    })),
  };
}

/** A file name as a reference: relative names stay relative, every unusual character is escaped. */
function uriOf(name: string): string {
  const path = name.replaceAll("\\", "/").split("/").map(segment).join("/");
  return path.startsWith("/") ? `file://${path}` : path;
}

function segment(text: string): string {
  // Lone surrogates cannot be escaped.
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}
