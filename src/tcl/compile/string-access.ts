import type { Word } from "../../parser/index.ts";
import type { CallSite } from "../call-site.ts";
import { SIGNAL } from "../command.ts";
import { noteCall } from "../error-stack.ts";
import { TclError } from "../errors.ts";
import { addReading } from "../text-reading.ts";
import { toText, type Value } from "../value.ts";
import type { Code } from "./code.ts";
import { compileWords, type LiteralPart, literalPart } from "./command.ts";
import type { CompileContext } from "./context.ts";
import type { InlineCompiler } from "./inline.ts";
import { rightOperand } from "./word.ts";

/** `string length text` and `string index text charIndex`. */
export const compileString: InlineCompiler = (context, words, site) => {
  const part = literalPart(context, words);
  if (part === null) return null;
  if (part.name === "length") return compileLength(context, words);
  return part.name === "index" ? compileStringIndex(context, words, part, site) : null;
};

function compileLength(context: CompileContext, words: readonly Word[]): Code {
  const [, , textCode] = compileWords(context, words) as [Code, Code, Code];
  return (frame) => {
    const text = textCode(frame);
    return text === SIGNAL ? SIGNAL : toText(text).length;
  };
}

function compileStringIndex(
  context: CompileContext,
  words: readonly Word[],
  part: LiteralPart,
  site: CallSite,
): Code {
  const [, , textCode, indexCode] = compileWords(context, words) as [Code, Code, Code, Code];
  return (frame) => {
    const text = textCode(frame);
    if (text === SIGNAL) return SIGNAL;
    const index = rightOperand(frame, text, indexCode);
    if (index === SIGNAL) return SIGNAL;
    if (typeof text === "string" && typeof index === "number" && index >= 0 && index < text.length) {
      addReading(text);
      return text.charAt(index);
    }
    const values: Value[] = ["string", "index", text, index];
    try {
      return part.run(frame.interp, values, site);
    } catch (error) {
      if (error instanceof TclError) noteCall(frame.interp, error, values);
      throw error;
    }
  };
}
