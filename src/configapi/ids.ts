import { z } from "zod";

/** Where the server listens unless told otherwise. */
export const DEFAULT_PORT = 5320;

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** Whether a text can name a project or an experiment. */
export function isId(text: string): boolean {
  return ID.test(text);
}

/** The name of a project or an experiment. */
export const idSchema = z
  .string()
  .regex(ID)
  .meta({ description: "1 to 64 letters, digits, `_` and `-`, the first a letter or digit" });

/** The longest name of a node, host, network or image. */
export const LONGEST_NAME = 255;

/** Why a text cannot name a node, a host, a network or an image; null when it can. */
export function nameProblem(text: string): string | null {
  if (text === "") return "the name is empty";
  if (text.length > LONGEST_NAME) return `the name is longer than ${LONGEST_NAME} characters`;
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)) return "the name contains a control character";
  // In a Unicode expression this matches halves of characters only.
  if (/\p{Cs}/u.test(text)) return "the name is not well-formed Unicode";
  return null;
}
