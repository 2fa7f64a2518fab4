import { addTextWork } from "./work.ts";

/** Shorter texts are free to look into. */
const FREE = 4096;

/** The two long texts that were looked into last. */
let recent = "";
let older = "";

/** Forgets them: an evaluation that is to take the same steps each time starts with none. */
export function forgetReadings(): void {
  recent = "";
  older = "";
}

/**
 * Charges for looking into the middle of a text. A text that was joined from others is written out when that
 * happens first; looking into it again is free as long as few others come between.
 */
export function addReading(text: string): void {
  if (text.length < FREE || text === recent) return;
  const known = text === older;
  older = recent;
  recent = text;
  if (!known) addTextWork(text.length);
}

/** Whether two texts are the same, charged by their length. */
export function sameText(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  addTextWork(left.length);
  return left === right;
}
