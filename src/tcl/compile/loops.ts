import { literalText, splitList, type Word } from "../../parser/index.ts";
import { type Result, SIGNAL } from "../command.ts";
import { asList } from "../convert.ts";
import type { Frame } from "../frame.ts";
import { retain } from "../retain.ts";
import type { Value } from "../value.ts";
import type { Code } from "./code.ts";
import type { CompileContext } from "./context.ts";
import { compileBody, compileUnknownBody, isLocalScalar } from "./control.ts";
import { compileConditionWord } from "./expression-argument.ts";
import type { InlineCompiler } from "./inline.ts";
import { compileTarget, type Target } from "./variable.ts";
import { compileWord } from "./word.ts";

/** What a loop does with the signal of its body. */
export function loopTakes(frame: Frame): "break" | "next" | "pass" {
  const { code } = frame.interp.completion;
  return code === 3 ? "break" : code === 4 ? "next" : "pass";
}

/** `while test body`. */
export const compileWhile: InlineCompiler = (context, words) => {
  if (words.length !== 3) return null;
  const body = compileBody(context, words[2]);
  if (body === null || words[1] === undefined || literalText(words[1]) === null) return null;
  const test = compileConditionWord(context, words[1]);
  return (frame) => {
    for (;;) {
      const truth = test(frame);
      if (truth === SIGNAL) return SIGNAL;
      if (!truth) return "";
      if (--frame.interp.fuel < 0) frame.interp.step();
      if (body(frame) === SIGNAL) {
        const action = loopTakes(frame);
        if (action === "break") return "";
        if (action === "pass") return SIGNAL;
      }
    }
  };
};

/** `for start test next body`. */
export const compileFor: InlineCompiler = (context, words, site) => {
  if (words.length !== 5) return null;
  const start = compileBody(context, words[1]) ?? compileUnknownBody(context, words[1] as Word, site);
  const next = compileBody(context, words[3]);
  const body = compileBody(context, words[4]);
  if (next === null || body === null) return null;
  if (words[2] === undefined || literalText(words[2]) === null) return null;
  const test = compileConditionWord(context, words[2]);
  return (frame) => {
    if (start(frame) === SIGNAL) return SIGNAL;
    for (;;) {
      const truth = test(frame);
      if (truth === SIGNAL) return SIGNAL;
      if (!truth) return "";
      if (--frame.interp.fuel < 0) frame.interp.step();
      if (body(frame) === SIGNAL) {
        const action = loopTakes(frame);
        if (action === "break") return "";
        if (action === "pass") return SIGNAL;
      }
      if (next(frame) === SIGNAL) {
        if (loopTakes(frame) === "break") return "";
        return SIGNAL;
      }
    }
  };
};

interface Iteration {
  readonly targets: readonly Target[];
  readonly list: Code;
}

/**
 * `foreach varList list ?varList list ...? body` whose variables are local to a procedure. (Elsewhere Tcl calls it
 * like any other command, which shows in error traces.)
 */
export const compileForeach: InlineCompiler = (context, words) => {
  if (words.length < 4 || words.length % 2 !== 0 || !context.inProcedure) return null;
  const body = compileBody(context, words.at(-1));
  if (body === null) return null;
  const iterations: Iteration[] = [];
  for (let i = 1; i < words.length - 1; i += 2) {
    const targets = literalTargets(context, words[i] as Word);
    if (targets === null) return null;
    iterations.push({ targets, list: compileWord(context, words[i + 1] as Word) });
  }
  const [only] = iterations;
  if (iterations.length === 1 && only?.targets.length === 1) {
    return single(only.targets[0] as Target, only.list, body);
  }
  return several(iterations, body);
};

function literalTargets(context: CompileContext, word: Word): Target[] | null {
  const text = literalText(word);
  if (text === null) return null;
  const names = splitList(text);
  if (!Array.isArray(names) || names.length === 0) return null;
  if (!names.every((name) => isLocalScalar(context, name))) return null;
  return names.map((name) => compileTarget(context, name, null));
}

function single(target: Target, listCode: Code, body: Code): Code {
  return (frame) => {
    const list = listCode(frame);
    if (list === SIGNAL) return SIGNAL;
    const items = asList(retain(list));
    const held = frame.interp.hold([list]);
    let result: Result = "";
    for (const item of items) {
      if (--frame.interp.fuel < 0) frame.interp.step();
      target.write(frame, item);
      if (body(frame) === SIGNAL) {
        const action = loopTakes(frame);
        if (action === "next") continue;
        if (action === "pass") result = SIGNAL;
        break;
      }
    }
    frame.interp.release(held);
    return result;
  };
}

function several(iterations: readonly Iteration[], body: Code): Code {
  return (frame): Result => {
    const lists: (readonly Value[])[] = [];
    const values: Value[] = [];
    const held = frame.interp.hold(values);
    let rounds = 0;
    for (const { targets, list } of iterations) {
      const value = list(frame);
      if (value === SIGNAL) {
        frame.interp.release(held);
        return SIGNAL;
      }
      values.push(value);
      const items = asList(retain(value));
      lists.push(items);
      rounds = Math.max(rounds, Math.ceil(items.length / targets.length));
    }
    let result: Result = "";
    for (let round = 0; round < rounds; round++) {
      iterations.forEach(({ targets }, which) => {
        frame.interp.step(targets.length);
        const items = lists[which] as readonly Value[];
        targets.forEach((target, position) => {
          target.write(frame, items[round * targets.length + position] ?? "");
        });
      });
      if (body(frame) === SIGNAL) {
        const action = loopTakes(frame);
        if (action === "next") continue;
        if (action === "pass") result = SIGNAL;
        break;
      }
    }
    frame.interp.release(held);
    return result;
  };
}
