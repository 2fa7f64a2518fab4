import type { Interpreter } from "../interpreter.ts";

/** Characters looked at that count as one step. */
const CHARACTERS_A_STEP = 64;

/** Charges for going through so many characters of a text. */
export function chargeText(interp: Interpreter, characters: number): void {
  if (characters >= CHARACTERS_A_STEP) interp.step(Math.floor(characters / CHARACTERS_A_STEP));
}
