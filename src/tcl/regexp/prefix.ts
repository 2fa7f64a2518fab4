import { isAlpha } from "./characters.ts";
import { RegexpSyntaxError } from "./errors.ts";
import type { Note } from "./notes.ts";
import type { Settings } from "./options.ts";

/**
 * Reads what a pattern may begin with: a director (`***:`, `***=`), then embedded options (`(?i)`). Changes the
 * settings and the notes accordingly, returns where the expression proper begins.
 */
export function readPrefix(pattern: string, settings: Settings, notes: Set<Note>): number {
  if (isLiteral(settings)) return 0;
  let at = 0;
  if (pattern.length >= 4 && pattern.startsWith("***")) {
    const director = pattern[3];
    if (director !== "=" && director !== ":") {
      throw new RegexpSyntaxError(director === "?" ? "REG_BADPAT" : "REG_BADRPT");
    }
    notes.add("REG_UNONPOSIX");
    at = 4;
    if (director === "=") {
      becomeLiteral(settings);
      return at;
    }
  }
  if (pattern.length < at + 3 || !pattern.startsWith("(?", at) || !isAlpha(pattern.charCodeAt(at + 2)))
    return at;
  notes.add("REG_UNONPOSIX");
  for (at += 2; at < pattern.length && isAlpha(pattern.charCodeAt(at)); at++) {
    applyOption(pattern[at] as string, settings);
  }
  if (pattern[at] !== ")") throw new RegexpSyntaxError("REG_BADOPT");
  if (isLiteral(settings)) becomeLiteral(settings);
  return at + 1;
}

const isLiteral = ({ flavor }: Settings) => flavor === "literal";

function becomeLiteral(settings: Settings): void {
  settings.flavor = "literal";
  settings.expanded = false;
  settings.lineStop = false;
  settings.lineAnchor = false;
}

function applyOption(letter: string, settings: Settings): void {
  switch (letter) {
    case "b":
      settings.flavor = "basic";
      return;
    case "e":
      settings.flavor = "extended";
      return;
    case "q":
      settings.flavor = "literal";
      return;
    case "c":
    case "i":
      settings.nocase = letter === "i";
      return;
    case "t":
    case "x":
      settings.expanded = letter === "x";
      return;
    case "m":
    case "n":
      settings.lineStop = true;
      settings.lineAnchor = true;
      return;
    case "s":
      settings.lineStop = false;
      settings.lineAnchor = false;
      return;
    case "p":
      settings.lineStop = true;
      settings.lineAnchor = false;
      return;
    case "w":
      settings.lineStop = false;
      settings.lineAnchor = true;
      return;
    default:
      throw new RegexpSyntaxError("REG_BADOPT");
  }
}
