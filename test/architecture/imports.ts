import { posix } from "node:path";
import ts from "typescript";

/** A file of src/, by its path from there with forward slashes. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Path from src/ for a relative import, which may leave the folder (`../package.json`); null for a package. */
  readonly target: string | null;
}

/** A use of the world outside, such as `Date.now`, in a pure room. */
export interface Effect {
  readonly what: string;
  readonly line: number;
}

export interface ParsedFile extends SourceText {
  /** The folder below src/; empty for files directly in it. */
  readonly room: string;
  readonly imports: readonly Import[];
  readonly effects: readonly Effect[];
  readonly anyLines: readonly number[];
}

const FORBIDDEN_OBJECTS = new Set(["process", "console", "performance", "crypto", "globalThis"]);
const FORBIDDEN_MEMBERS = new Set(["Math.random", "Date.now", "Intl.DateTimeFormat"]);
const FORBIDDEN_CALLS = new Set([
  "eval",
  "require",
  "fetch",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
]);

export function parseFile(source: SourceText): ParsedFile {
  const tree = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);
  const imports: Import[] = [];
  const effects: Effect[] = [];
  const anyLines: number[] = [];
  const lineOf = (node: ts.Node): number => tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;

  const visit = (node: ts.Node): void => {
    const specifier = importSpecifier(node);
    if (specifier) {
      const { text } = specifier;
      const target = text.startsWith(".") ? posix.join(posix.dirname(source.path), text) : null;
      imports.push({ specifier: text, line: lineOf(node), target });
    }
    const what = effectOf(node);
    if (what) effects.push({ what, line: lineOf(node) });
    if (node.kind === ts.SyntaxKind.AnyKeyword) anyLines.push(lineOf(node));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  const room = source.path.includes("/") ? (source.path.split("/")[0] as string) : "";
  return { ...source, room, imports, effects, anyLines };
}

function importSpecifier(node: ts.Node): ts.StringLiteralLike | null {
  const specifier =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : undefined;
  return specifier && ts.isStringLiteralLike(specifier) ? specifier : null;
}

/** What makes an expression impure, by its spelling: shadowing a global's name in a pure room is not worth it. */
function effectOf(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const object = node.expression.text;
    const member = `${object}.${node.name.text}`;
    if (FORBIDDEN_OBJECTS.has(object) || FORBIDDEN_MEMBERS.has(member)) return member;
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    if (FORBIDDEN_CALLS.has(node.expression.text)) return `${node.expression.text}()`;
    if (node.expression.text === "Date") return "Date()";
  }
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) {
    const name = node.expression.text;
    if (name === "Function" || (name === "Date" && (node.arguments?.length ?? 0) === 0))
      return `new ${name}()`;
  }
  return null;
}
