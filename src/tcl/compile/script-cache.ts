import { SourceFile } from "../../source/index.ts";
import type { CallSite } from "../call-site.ts";
import type { Interpreter } from "../interpreter.ts";
import { literalPlace } from "../unit.ts";
import { toText, type Value } from "../value.ts";
import type { Code } from "./code.ts";
import type { CompileContext } from "./context.ts";
import { COMPILE_STEPS, compileScriptAt } from "./script.ts";
import { TextCache } from "./text-cache.ts";

/** Characters of script text that are kept compiled. */
const CAPACITY = 512 * 1024;

/** Compiled scripts that were made at run time, by their text. */
export class ScriptCache {
  readonly #cache = new TextCache<Code>(CAPACITY);

  compiled(interp: Interpreter, text: string): Code {
    return this.#cache.find(text, interp.compileEpoch, () => {
      interp.step(COMPILE_STEPS + text.length);
      const source = { file: new SourceFile("script", text), real: false };
      return compileScriptAt({ interp, source, layout: null, unitStart: 0 }, 0, text.length);
    });
  }
}

/** The code of an argument that holds a script: that of the literal at the call site where there is one. */
export function scriptArgument(
  interp: Interpreter,
  words: readonly Value[],
  index: number,
  site: CallSite | null,
): Code {
  const range = site?.literalAt(index, words[index] as Value) ?? null;
  if (site === null || range === null) return scriptCode(interp, toText(words[index] as Value));
  return scriptAtSite(interp, site, index, range.start, range.end);
}

/** The code of a script given as text: that of the literal that it is where that is known, else of the text alone. */
export function scriptCode(interp: Interpreter, text: string): Code {
  const place = literalPlace(interp, text);
  if (place === null) return interp.scripts.compiled(interp, text);
  const { site, index, start, end } = place;
  const { file, real } = site.source;
  return scriptAtSite(
    interp,
    site,
    index,
    start,
    end,
    site.direct ? site.source : { file, real, unknownFrom: start },
  );
}

/**
 * The code of a script that stands between two offsets within a call, kept at the call site under `key`: one for
 * frames of the site's own layout, one for all others.
 */
export function scriptAtSite(
  interp: Interpreter,
  site: CallSite,
  key: number,
  start: number,
  end: number,
  source = site.source,
): Code {
  return codeAtSite(interp, site, key, start, (context) => {
    interp.step(1 + ((end - start) >> 3));
    return compileScriptAt({ ...context, source }, start, end);
  });
}

/** The same for anything else that is compiled from a text that starts at `start`. */
export function codeAtSite(
  interp: Interpreter,
  site: CallSite,
  key: number,
  start: number,
  compile: (context: CompileContext) => Code,
): Code {
  const { layout } = interp.frame;
  const own = layout === site.layout;
  const cache = own ? site.arguments : site.foreignArguments;
  const known = cache.get(key);
  if (known !== undefined && known.epoch === interp.compileEpoch) return known.code;
  const shared = site.sharesUnitIn(layout);
  const code = compile({
    interp,
    source: site.source,
    layout: own ? layout : null,
    unitStart: shared ? site.unitStart : start,
    inProcedure: shared && site.inProcedure,
  });
  cache.set(key, { code, epoch: interp.compileEpoch });
  return code;
}
