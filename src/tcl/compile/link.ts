import { literalText, type Word } from "../../parser/index.ts";
import { SIGNAL } from "../command.ts";
import { frameAt } from "../commands/level.ts";
import { linkOther } from "../commands/variable.ts";
import { toText, type Value } from "../value.ts";
import type { Code } from "./code.ts";
import { compileWords, reserveSlots } from "./command.ts";
import type { InlineCompiler } from "./inline.ts";
import { literalValue } from "./word.ts";

/** `upvar level otherVar localVar` in a procedure, whose level is a number of frames and whose local name is literal. */
export const compileUpvar: InlineCompiler = (context, words) => {
  if (words.length !== 4 || context.inProcedure !== true || context.layout === null) return null;
  const level = literalValue(literalText(words[1] as Word) ?? "");
  const local = words[3] as Word;
  const name = literalText(local);
  if (typeof level !== "number" || level < 0 || name === null || !/^\w+$/.test(name)) return null;
  reserveSlots(context.layout, [local]);
  const [, , otherCode] = compileWords(context, words) as [Code, Code, Code];
  return (frame) => {
    const other: Value | typeof SIGNAL = otherCode(frame);
    if (other === SIGNAL) return SIGNAL;
    const { interp } = frame;
    linkOther(interp, frameAt(interp, interp.frame.level - level, String(level)), toText(other), name);
    return "";
  };
};
