import type { Word } from "../../parser/index.ts";
import { SIGNAL } from "../command.ts";
import { runLindex } from "../commands/list.ts";
import { asList } from "../convert.ts";
import { TclList } from "../list-value.ts";
import type { Code } from "./code.ts";
import { compileWords } from "./command.ts";
import type { InlineCompiler } from "./inline.ts";
import { compileWord, rightOperand } from "./word.ts";

/** `lindex list index`. */
export const compileLindex: InlineCompiler = (context, words) => {
  if (words.length !== 3) return null;
  const [, listCode, indexCode] = compileWords(context, words) as [Code, Code, Code];
  return (frame) => {
    const list = listCode(frame);
    if (list === SIGNAL) return SIGNAL;
    const index = rightOperand(frame, list, indexCode);
    if (index === SIGNAL) return SIGNAL;
    if (list instanceof TclList && typeof index === "number" && index >= 0) {
      const item = list.items[index];
      if (item !== undefined) return item;
    }
    return runLindex(frame.interp, ["lindex", list, index]);
  };
};

/** `llength list`. */
export const compileLlength: InlineCompiler = (context, words) => {
  if (words.length !== 2) return null;
  const code = compileWord(context, words[1] as Word);
  return (frame) => {
    const list = code(frame);
    return list === SIGNAL ? SIGNAL : asList(list).length;
  };
};
