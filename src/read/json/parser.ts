import type { Outcome, SourceFile } from "../../source/index.ts";
import { Findings } from "../../topology/index.ts";
import {
  addValue,
  closeFrame,
  type Frame,
  type ListFrame,
  type ObjectFrame,
  openFrame,
  rootFrame,
} from "./frame.ts";
import type { JsonNode, Place } from "./node.ts";
import { JsonProblems, MOST_PROBLEMS } from "./problems.ts";
import {
  type CommentToken,
  type EndToken,
  Scanner,
  skipSpace,
  type Token,
  type TokenPlace,
} from "./scanner.ts";

const DEEPEST = 100;
const MOST_VALUES = 5_000_000;

const GOES_ON = { help: 'write \\" for a quote inside a text' };

type Meaningful = Exclude<Token, CommentToken | EndToken>;

/**
 * Reads one JSON text (RFC 8259) and keeps the place of every key and value. Whatever is wrong is reported (NS42xx), and
 * the reading goes on as a person would: a missing comma, foreign quotes or a comment do not hide what follows. Null
 * when there is no value at all.
 */
export function readJson(file: SourceFile): Outcome<JsonNode | null> {
  const findings = new Findings();
  const value = new JsonParser(file, findings).parse();
  return { value, diagnostics: findings.list };
}

/** Has no recursion: the frames are its stack, so that depth is only a number. */
class JsonParser {
  readonly #text: string;
  readonly #scanner: Scanner;
  readonly #problems: JsonProblems;
  readonly #root = rootFrame();
  readonly #frames: Frame[] = [this.#root];
  /** Where the last token ended: a missing comma belongs there. */
  #lastEnd = 0;
  #lastWasText = false;
  #values = 0;
  #stopped = false;

  constructor(file: SourceFile, findings: Findings) {
    this.#text = file.text;
    this.#scanner = new Scanner(file.text, file.text.startsWith("\ufeff") ? 1 : 0);
    this.#problems = new JsonProblems(file, findings);
  }

  parse(): JsonNode | null {
    while (!this.#stopped) {
      const token = this.#scanner.next(this.#place());
      if (token.kind === "end") {
        this.#finish(token);
        break;
      }
      if (token.kind === "comment") this.#problems.comment(token);
      else this.#take(token);
      if (this.#problems.tooMany) {
        this.#stop(token, `more than ${MOST_PROBLEMS} mistakes: the rest of the file was not looked at`);
      }
    }
    while (this.#frames.length > 1) this.#close(this.#lastEnd, true);
    return this.#root.value;
  }

  #top(): Frame {
    return this.#frames.at(-1) as Frame;
  }

  #place(): TokenPlace {
    const top = this.#top();
    return top.kind === "object" && top.state !== "value" ? "key" : "value";
  }

  /** Looks at a token; one that belongs to what follows is read again. */
  #take(token: Meaningful): void {
    const top = this.#top();
    const used = top.kind === "object" ? this.#inObject(top, token) : this.#inList(top, token);
    if (!used) {
      this.#scanner.moveTo(token.start);
      return;
    }
    this.#lastEnd = Math.max(this.#lastEnd, token.end);
    this.#lastWasText = token.kind === "string" && !token.open;
  }

  #inList(top: Exclude<Frame, ObjectFrame>, token: Meaningful): boolean {
    if (top.kind === "root" && top.state === "after") {
      this.#problems.unexpected(token, "the text goes on after the JSON value");
      this.#stopped = true;
      return true;
    }
    switch (token.kind) {
      case ",":
        return this.#comma(top, token);
      case "]":
      case "}":
        return this.#closer(top, token);
      case ":":
        return this.#misplaced(token, "a colon belongs between a key and a value, inside { }");
      default:
        return top.state === "after" ? this.#withoutComma(top, token) : this.#value(top, token);
    }
  }

  #inObject(top: ObjectFrame, token: Meaningful): boolean {
    if (top.state === "colon") return this.#colon(top, token);
    if (top.state === "value") return this.#memberValue(top, token);
    switch (token.kind) {
      case ",":
        return this.#comma(top, token);
      case "]":
      case "}":
        return this.#closer(top, token);
      case ":":
        if (top.state === "after") return this.#misplaced(token, "there is a colon too many here");
        top.key = null;
        top.state = "value";
        return this.#misplaced(token, "a key is missing before the colon");
      case "{":
      case "[":
        return this.#keyless(top, token);
      default:
        return top.state === "after" ? this.#withoutComma(top, token) : this.#key(top, token);
    }
  }

  #comma(top: Frame, token: Place): boolean {
    if (top.kind === "root") return this.#misplaced(token, "a value is expected here");
    if (top.state !== "after") this.#problems.extraComma(token, null);
    else {
      top.state = "next";
      top.comma = token;
    }
    return true;
  }

  #closer(top: Frame, token: Meaningful): boolean {
    const own = top.kind === "list" ? "]" : "}";
    if (top.kind !== "root" && token.kind === own) {
      if (top.state === "next" && top.comma !== null) this.#problems.extraComma(top.comma, own);
      this.#close(token.end, false);
      return true;
    }
    const parent = this.#frames.at(-2);
    const parentCloser = parent?.kind === "list" ? "]" : parent?.kind === "object" ? "}" : null;
    if (top.kind === "root" || parentCloser !== token.kind)
      return this.#misplaced(token, `this "${token.kind}" closes nothing`);
    this.#missingCloser(top);
    return false;
  }

  /** An object or list where a key should be: mostly the object before it was not closed. */
  #keyless(top: ObjectFrame, token: Meaningful): boolean {
    const parent = this.#frames.at(-2);
    if (token.kind === "{" && top.members.length > 0 && parent?.kind === "list") {
      this.#missingCloser(top);
      parent.state = "next";
      return false;
    }
    this.#damage(token, "a key in double quotes is expected here");
    top.key = null;
    top.state = "value";
    return false;
  }

  #missingCloser(frame: ListFrame | ObjectFrame): void {
    const at = frame.comma?.start ?? this.#lastEnd;
    const [open, close] = frame.kind === "list" ? ["[", "]"] : ["{", "}"];
    this.#problems.unexpected({ start: at, end: at }, `a "${close}" is missing here`, {
      related: {
        message: `it belongs to this "${open}"`,
        place: { start: frame.start, end: frame.start + 1 },
      },
    });
    this.#close(at, true);
  }

  #withoutComma(top: Frame, token: Meaningful): boolean {
    if (this.#goesOn(token)) {
      this.#damage(token, "the text goes on after its closing quote", GOES_ON);
      this.#scanner.skipLine();
      return true;
    }
    this.#problems.missingComma(this.#lastEnd);
    top.state = "next";
    top.comma = null;
    return false;
  }

  /** Whether a token sticks to the text before it: one of the two has a quote too many or too few. */
  #goesOn(token: Meaningful): boolean {
    return (
      (token.kind === "word" || token.kind === "string") && this.#lastWasText && token.start === this.#lastEnd
    );
  }

  #key(top: ObjectFrame, token: Meaningful): boolean {
    const { start, end } = token;
    let name: string | boolean | null | undefined;
    if (token.kind === "string") name = this.#textValue(token);
    else if (token.kind === "word") name = this.#problems.bareWord(token, true);
    else name = this.#problems.literalKey(token);
    if (typeof name !== "string") {
      this.#skipDamaged(top);
      return true;
    }
    top.key = { name, start, end };
    top.comma = null;
    top.state = "colon";
    return true;
  }

  #colon(top: ObjectFrame, token: Meaningful): boolean {
    const { name, end } = top.key as NonNullable<ObjectFrame["key"]>;
    if (token.kind === ":") {
      top.state = "value";
      return true;
    }
    if (token.kind === "word" && /^=>?$/.test(this.#text.slice(token.start, token.end))) {
      this.#problems.colon(token);
      top.state = "value";
      return true;
    }
    if (this.#goesOn(token)) {
      this.#damage(token, "the text goes on after its closing quote", GOES_ON);
      this.#scanner.skipLine();
      addValue(top, { kind: "broken", start: end, end }, this.#problems);
      return true;
    }
    const nextKey = token.kind === "string" && this.#text[skipSpace(this.#text, token.end)] === ":";
    if (nextKey || token.kind === "," || token.kind === "}" || token.kind === "]") {
      this.#problems.unexpected({ start: end, end }, `"${name}" has no value`);
      addValue(top, { kind: "broken", start: end, end }, this.#problems);
      if (nextKey) top.state = "next";
      return false;
    }
    this.#problems.colon({ start: end, end });
    top.state = "value";
    return false;
  }

  #memberValue(top: ObjectFrame, token: Meaningful): boolean {
    if (token.kind === ":") return this.#misplaced(token, "there is a colon too many here");
    if (token.kind !== "," && token.kind !== "}" && token.kind !== "]") return this.#value(top, token);
    const place = { start: this.#lastEnd, end: this.#lastEnd };
    this.#problems.unexpected(
      place,
      top.key === null ? "a value is missing" : `"${top.key.name}" has no value`,
    );
    addValue(top, { kind: "broken", ...place }, this.#problems);
    return false;
  }

  #value(top: Frame, token: Meaningful): boolean {
    const { start, end } = token;
    if (++this.#values > MOST_VALUES) {
      this.#stop(token, `more than ${MOST_VALUES} values: the rest of the file was not looked at`);
      return true;
    }
    if (token.kind === "{" || token.kind === "[") {
      if (this.#frames.length > DEEPEST) this.#stop(token, "JSON is nested too deeply here");
      else this.#frames.push(openFrame(token.kind, start));
      return true;
    }
    const value = this.#scalar(token);
    addValue(
      top,
      value === undefined ? { kind: "broken", start, end } : { kind: "scalar", value, start, end },
      this.#problems,
    );
    return true;
  }

  #scalar(token: Meaningful): string | number | boolean | null | undefined {
    if (token.kind === "string") return this.#textValue(token);
    if (token.kind === "literal") return token.value;
    const value = this.#problems.bareWord(token, false);
    if (value === undefined) this.#top().damaged = true;
    return value;
  }

  #textValue(token: Meaningful & { kind: "string" }): string {
    const { start, end } = token;
    if (token.quotation !== null) this.#problems.foreignQuotes(token);
    else if (token.open) {
      this.#problems.unexpected({ start, end: start + 1 }, "the string is never closed", {
        help: "a closing quote is missing on this line",
      });
      if (this.#place() === "key") this.#top().damaged = true;
    } else if (token.faulty) this.#problems.faults({ start, end });
    return token.value;
  }

  #misplaced(token: Place, message: string): boolean {
    this.#damage(token, message);
    return true;
  }

  #damage(place: Place, message: string, details: { readonly help?: string } = {}): void {
    this.#top().damaged = true;
    this.#problems.unexpected(
      { start: place.start, end: Math.min(place.end, place.start + 1) },
      message,
      details,
    );
  }

  #skipDamaged(top: Frame): void {
    top.damaged = true;
    top.state = "after";
    this.#scanner.skipLine();
  }

  #close(end: number, damaged: boolean): void {
    const frame = this.#frames.pop() as ListFrame | ObjectFrame;
    if (damaged) frame.damaged = true;
    addValue(this.#top(), closeFrame(frame, Math.max(end, frame.start + 1)), this.#problems);
  }

  #finish(token: Place): void {
    const top = this.#top();
    if (top.kind === "root") {
      if (top.state !== "after") this.#problems.unexpected(token, "a value is missing at the end");
      return;
    }
    const opener = top.kind === "list" ? "[" : "{";
    const place = { start: top.start, end: top.start + 1 };
    this.#problems.unexpected(place, `"${opener}" is never closed`);
  }

  #stop(token: Place, message: string): void {
    this.#stopped = true;
    this.#problems.limit({ start: token.start, end: token.start + 1 }, message);
  }
}
