import { copied } from "../../parser/index.ts";
import type { Interpreter } from "../interpreter.ts";

/** Pieces that are kept apart before they become text. */
const PIECES = 4096;

/** Joins pieces of text whose total length is not known before. Charges for them as it goes. */
export class TextBuilder {
  readonly #interp: Interpreter;
  #done = "";
  #pieces: string[] = [];
  #length = 0;

  constructor(interp: Interpreter) {
    this.#interp = interp;
  }

  add(piece: string): void {
    if (piece === "") return;
    this.#length += piece.length;
    if (this.#length > this.#interp.limits.bytes) throw this.#interp.limitReached("bytes");
    this.#pieces.push(piece);
    if (this.#pieces.length === PIECES) this.#flush();
  }

  finish(): string {
    this.#interp.charge(this.#length);
    this.#flush();
    return this.#done;
  }

  #flush(): void {
    this.#interp.step(this.#pieces.length >> 3);
    const [first = ""] = this.#pieces;
    this.#done += this.#pieces.length > 1 ? this.#pieces.join("") : copied(first);
    this.#pieces = [];
  }
}
