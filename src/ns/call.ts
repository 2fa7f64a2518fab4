import { type Code, type Fix, isCertainly, type Span, suggest } from "../source/index.ts";
import { asList, type CallSite, type Interpreter, toText, type Value } from "../tcl/index.ts";
import { aKindOf, kindOf, shown } from "./describe.ts";
import { Lan, LanLink, Link, type Member } from "./objects/lan-link.ts";
import { Node } from "./objects/node.ts";
import type { NsObject } from "./objects/object.ts";
import type { FindingDetails, Session } from "./session.ts";

/** One call of a command or method: its arguments, counted from 0, where they stand, and what they must be. */
export class Call {
  readonly session: Session;
  readonly words: readonly Value[];
  readonly site: CallSite | null;
  readonly #first: number;

  constructor(session: Session, words: readonly Value[], site: CallSite | null, first: number) {
    this.session = session;
    this.words = words;
    this.site = site;
    this.#first = first;
  }

  get interp(): Interpreter {
    return this.session.interp;
  }

  /** The command, or the method, as the script called it. */
  get name(): string {
    return toText(this.words[this.#first - 1] ?? "");
  }

  /** Number of arguments. */
  get count(): number {
    return this.words.length - this.#first;
  }

  value(index: number): Value {
    return this.words[this.#first + index] ?? "";
  }

  text(index: number): string {
    return toText(this.value(index));
  }

  has(index: number): boolean {
    return index < this.count;
  }

  /** The arguments from `index` on, as text. */
  texts(index: number): string[] {
    return this.words.slice(this.#first + index).map(toText);
  }

  list(index: number): readonly Value[] {
    return asList(this.value(index));
  }

  /** Where an argument stands. */
  span(index: number): Span {
    return this.session.places.of(this.site, this.#first + index);
  }

  /** Where an argument stands if it is written out; otherwise the whole call. */
  literalSpan(index: number): Span {
    return this.site?.isLiteral(this.#first + index) ? this.span(index) : this.place;
  }

  /**
   * Where an argument stands, in a command whose name stands there too and whose words are told apart in the text;
   * null in text that a script made, with `{*}`, or where a variable holds the name.
   */
  writtenSpan(index: number): Span | null {
    const { site } = this;
    const isWritten = site?.words && site.span !== null && site.isLiteral(this.#first - 1);
    return isWritten ? site.wordSpan(this.#first + index) : null;
  }

  /** Where the command, or the method's name, stands. */
  get nameSpan(): Span {
    return this.session.places.of(this.site, this.#first - 1);
  }

  /** Where the whole call stands. */
  get place(): Span {
    return this.session.places.of(this.site);
  }

  /** Reports an error at an argument. */
  report(code: Code, index: number, message: string, details: FindingDetails = {}): void {
    this.session.report(code, this.span(index), message, details);
  }

  warn(code: Code, index: number, message: string, details: FindingDetails = {}): void {
    this.session.warn(code, this.span(index), message, details);
  }

  /** A fix that writes something else for an argument; undefined where the argument is not written out. */
  replace(index: number, text: string): Fix | undefined {
    const place = this.span(index);
    if (place.file.text.slice(place.start, place.end) !== this.text(index)) return undefined;
    return { title: `write ${text}`, edits: [{ span: place, text }] };
  }

  /** A fix that only a person can decide on, as where the names that there are differ from site to site. */
  guess(index: number, text: string): Fix | undefined {
    const fix = this.replace(index, text);
    return fix === undefined ? undefined : { ...fix, guess: true };
  }

  /** Help and fix for a word that should be one of `candidates`. */
  suggestion(index: number, candidates: Iterable<string>, fallback?: string): FindingDetails {
    const near = suggest(this.text(index), candidates);
    if (near === null) return fallback === undefined ? {} : { help: fallback };
    const fix = isCertainly(this.text(index), near) ? this.replace(index, near) : this.guess(index, near);
    return { help: `did you mean "${near}"?`, fix };
  }

  /* Arguments that are objects ------------------------------------------------------------------------ */

  /** The object an argument names. Throws the testbed's Tcl error where there is none. */
  object(index: number): NsObject {
    const name = this.text(index);
    const object = this.session.object(name);
    if (object !== undefined) return object;
    throw this.session.unknownObject(name, this.span(index));
  }

  /** A node (no bridge). Null when it is something else, which is reported. */
  node(index: number): Node | null {
    const object = this.#objectOrCommand(index);
    if (object instanceof Node && object.className === "Node") return object;
    return this.#wrongKind(index, object, "a node");
  }

  nodeOrBridge(index: number): Node | null {
    const object = this.#objectOrCommand(index);
    return object instanceof Node ? object : this.#wrongKind(index, object, "a node");
  }

  link(index: number): Link | null {
    const object = this.#objectOrCommand(index);
    if (object instanceof Link) return object.broken ? null : object;
    return this.#wrongKind(index, object, "a link");
  }

  lan(index: number): Lan | null {
    const object = this.#objectOrCommand(index);
    if (object instanceof Lan) return object.broken ? null : object;
    return this.#wrongKind(index, object, "a LAN");
  }

  lanLink(index: number): LanLink | null {
    const object = this.#objectOrCommand(index);
    if (object instanceof LanLink) return object.broken ? null : object;
    return this.#wrongKind(index, object, "a link or a LAN");
  }

  /** The first interface of a node on a network; null when there is none, which is reported. */
  member(index: number, node: Node, network: LanLink): Member | null {
    const member = network.memberOf(node);
    if (member !== null) return member;
    this.report("NS3012", index, `"${node.name}" is not on the ${kindOf(network)} "${network.name}"`, {
      help: `its members are ${memberNames(network)}`,
    });
    return null;
  }

  /** A command that is no object counts as an object of the wrong kind; a word that is nothing is a Tcl error. */
  #objectOrCommand(index: number): NsObject | null {
    const name = this.text(index);
    const object = this.session.object(name);
    if (object !== undefined) return object;
    if (this.interp.findCommand(name, this.interp.globalNamespace) === null) {
      throw this.session.unknownObject(name, this.span(index));
    }
    return null;
  }

  #wrongKind(index: number, object: NsObject | null, wanted: string): null {
    if (object?.broken) return null;
    const what = object === null ? "a command" : aKindOf(object);
    this.report("NS3006", index, `${shown(this.text(index))} is ${what}, not ${wanted}`, {
      related: object === null ? [] : [{ message: "made here", span: object.span }],
    });
    return null;
  }
}

function memberNames(network: LanLink): string {
  const names = network.members.slice(0, 6).map((member) => `"${member.node.name}"`);
  const more = network.members.length - names.length;
  return `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
