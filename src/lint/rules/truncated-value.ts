import { span } from "../../source/index.ts";
import type { Report, SyntaxRule } from "../rule.ts";
import type { ProgramFacts } from "../tree/facts.ts";
import { literalArguments } from "../tree/kind-words.ts";
import type { CommandNode } from "../tree/nodes.ts";

/** Digits behind the point that a unit has room for, down to 1 kb/s and to 1 ms. */
const BANDWIDTH: ReadonlyMap<string, number> = new Map([
  ["k", 0],
  ["m", 3],
  ["g", 6],
]);
const DELAY: ReadonlyMap<string, number> = new Map([
  ["ms", 0],
  ["s", 3],
  ["", 3],
]);

export const truncatedValue: SyntaxRule = {
  code: "NS5214",
  needs: "syntax",
  repeats: ["NS3007", "NS3008"],
  start: (report, _program, facts) => ({
    command(node) {
      tell(node, "bandwidth", facts, report, (unit) => BANDWIDTH.get(unit.slice(0, 1).toLowerCase()), "kb/s");
      tell(node, "delay", facts, report, (unit) => DELAY.get(unit), "ms");
    },
  }),
};

function tell(
  node: CommandNode,
  kind: string,
  facts: ProgramFacts,
  report: Report,
  roomOf: (unit: string) => number | undefined,
  whole: string,
): void {
  for (const { word, text } of literalArguments(node, kind, facts)) {
    const match = /^\d*\.(\d+?)0*([A-Za-z]*)$/.exec(text);
    const room = match === null ? undefined : roomOf(match[2] ?? "");
    const digits = match?.[1] === "0" ? 0 : (match?.[1]?.length ?? 0);
    if (room === undefined || digits <= room) continue;
    report({
      span: span(node.file, word.start, word.end),
      message: `${text} is cut down to whole ${whole}`,
      help: `write a value that is a whole number of ${whole}`,
    });
  }
}
