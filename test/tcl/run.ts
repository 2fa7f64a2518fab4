import { createInterpreter, evaluateText } from "../../src/tcl/index.ts";

/** Evaluates a script in a fresh interpreter without a host; the answer is `code result`, as catch reports. */
export function runTcl(script: string): string {
  const outcome = evaluateText(createInterpreter({}), script);
  return `${outcome.code} ${outcome.text}`;
}
