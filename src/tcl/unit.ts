import type { CallSite } from "./call-site.ts";
import type { Frame } from "./frame.ts";
import type { Interpreter } from "./interpreter.ts";
import type { TclList } from "./list-value.ts";
import type { Value } from "./value.ts";

/**
 * What is being run, for `info frame`: the call of a procedure (then it is the frame), an entered namespace (then
 * too), or a script.
 */
export type Unit = Frame | ScriptUnit;

/** A script that is evaluated, or a list that is run as the command that it is. */
export class ScriptUnit {
  readonly below: Unit | null;
  /** The command in the unit below that evaluates this one. */
  readonly site: CallSite | null;
  readonly list: TclList | null;

  constructor(below: Unit | null, site: CallSite | null, list: TclList | null) {
    this.below = below;
    this.site = site;
    this.list = list;
  }
}

/** A literal argument of a command. */
export interface LiteralPlace {
  readonly site: CallSite;
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** So many calls are looked at for the place of a script. */
const CALLS_LOOKED_AT = 50;

/**
 * Where a script stands that was given as a literal to a procedure whose call is in progress, and is evaluated by that
 * procedure or one that it calls. Such a script is run as one that stands where it stands, as far as places and
 * compiled variables are concerned.
 */
export function literalPlace(interp: Interpreter, script: Value): LiteralPlace | null {
  let unit = interp.unit;
  for (let i = 0; i < CALLS_LOOKED_AT && unit !== null; i++, unit = unit.below) {
    if (unit instanceof ScriptUnit || unit.site === null) continue;
    const { site, words } = unit;
    for (let index = 1; index < words.length; index++) {
      if (words[index] !== script) continue;
      const range = site.literalAt(index, script);
      if (range !== null) return { site, index, start: range.start, end: range.end };
    }
  }
  return null;
}
