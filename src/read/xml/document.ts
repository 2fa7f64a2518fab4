import { XMLParser, XMLValidator } from "fast-xml-parser";
import { type Code, type Diagnostic, type Outcome, type SourceFile, span } from "../../source/index.ts";
import { type ParsedNode, XmlElement } from "./element.ts";
import { measure } from "./measure.ts";

/** Deeper than any document that is read here. */
const DEEPEST = 64;

/** What the tree of one tag takes, in bytes, as measured. */
const BYTES_PER_TAG = 400;

/** Values stay texts, entities stay as they are: what they mean is decided where they are read. */
const parser = new XMLParser({
  preserveOrder: true,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  trimValues: false,
  processEntities: false,
  captureMetaData: true,
  cdataPropName: "#cdata",
  maxNestedTags: 2 * DEEPEST,
});

/**
 * Reads an XML text and gives its root element; null where it is not well-formed, declares a document type, is nested too
 * deep, or would take more than `memory` bytes.
 */
export function readXml(file: SourceFile, memory: number): Outcome<XmlElement | null> {
  const { text } = file;
  const { tags, tooDeep, documentType } = measure(text, DEEPEST);
  if (documentType >= 0) {
    return refused(file, "NS4507", documentType, "a document type declaration is not read", {
      end: documentType + 2,
      help: "remove it: entities of its own and other files have no place in an experiment",
    });
  }
  if (tooDeep >= 0) {
    return refused(file, "NS4501", tooDeep, `elements are nested deeper than ${DEEPEST}`);
  }
  if (tags * BYTES_PER_TAG > memory) {
    return refused(file, "NS0106", 0, `the file has ${tags} tags, which take more than the limit of memory`, {
      help: "if it needs more, raise the limit with --limit memory=BYTES",
    });
  }
  const problem = XMLValidator.validate(text);
  if (problem !== true) {
    const { msg, line, col } = problem.err;
    return refused(file, "NS4501", offsetOf(text, line, col), `this is no XML: ${sentence(msg)}`);
  }
  return parse(file);
}

function parse(file: SourceFile): Outcome<XmlElement | null> {
  let roots: XmlElement[];
  try {
    roots = XmlElement.all(file, parser.parse(file.text) as ParsedNode[]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const name = /"([^"]{1,99})"/.exec(message)?.[1];
    const at = name === undefined ? 0 : Math.max(0, file.text.indexOf(`<${name}`));
    return refused(file, "NS4501", at, `this XML cannot be read: ${sentence(message)}`);
  }
  const [root, second] = roots;
  if (root === undefined) return refused(file, "NS4501", 0, "this is no XML: there is no element");
  if (second !== undefined) {
    return refused(file, "NS4501", second.start, "this is no XML: a text has one outermost element");
  }
  return { value: root, diagnostics: [] };
}

function refused(
  file: SourceFile,
  code: Code,
  start: number,
  message: string,
  more: { end?: number; help?: string } = {},
): Outcome<null> {
  const end = more.end ?? Math.min(start + 1, file.text.length);
  const diagnostic: Diagnostic = {
    code,
    severity: "error",
    message,
    span: span(file, start, end),
    ...(more.help === undefined ? {} : { help: more.help }),
  };
  return { value: null, diagnostics: [diagnostic] };
}

/** A message of the library as the rest of a sentence. */
function sentence(message: string): string {
  const text = message.replace(/^\[[A-Z]+\] /, "").replace(/\.$/, "");
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Where a line and a column are, both counted from 1; a missing column is the first. */
function offsetOf(text: string, line: number, column: number | undefined): number {
  let start = 0;
  for (let passed = 1; passed < line; passed++) {
    const end = text.indexOf("\n", start);
    if (end < 0) break;
    start = end + 1;
  }
  return Math.min(start + Math.max(0, (column ?? 1) - 1), Math.max(0, text.length - 1));
}
