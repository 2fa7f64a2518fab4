import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import type { CommandNode, ScriptNode } from "../tree/nodes.ts";

const JUMPS = new Set(["return", "break", "continue", "error", "exit", "throw", "tailcall"]);

export const unreachableCommand: SyntaxRule = {
  code: "NS5103",
  needs: "syntax",
  start(report) {
    let reported: ScriptNode | null = null;
    return {
      command({ file, command, script }, previous) {
        if (previous === null || reported === script || !leaves(previous)) return;
        reported = script;
        report({
          span: span(file, command.start, command.end),
          message: `this never runs: "${previous.name}" above leaves the script`,
          related: [
            {
              message: "the script is left here",
              span: span(file, previous.command.start, previous.command.end),
            },
          ],
        });
      },
    };
  },
};

function leaves({ name, texts, script }: CommandNode): boolean {
  if (name === null || !JUMPS.has(name) || script.caught) return false;
  // `return -code ok -level 0 x` gives a value and goes on.
  return name !== "return" || !texts.includes("-level");
}
