import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import type { CommandNode, ScriptNode } from "../tree/nodes.ts";

const JUMPS = new Set(["return", "break", "continue", "error", "exit", "throw", "tailcall"]);

export const unreachableCommand: SyntaxRule = {
  code: "NS5103",
  needs: "syntax",
  start(report) {
    let reported: ScriptNode | null = null;
    /** The last command of each script that is being visited. */
    const last = new Map<ScriptNode, CommandNode>();
    /** How many branches of an `if` leave the script around it. */
    const leaving = new Map<CommandNode, number>();
    const leaves = (node: CommandNode) => jumps(node) || branchesOf(node) === leaving.get(node);
    return {
      command(node, previous) {
        const { file, command, script } = node;
        last.set(script, node);
        if (previous === null) return;
        const left = leaves(previous);
        leaving.delete(previous);
        if (!left || reported === script) return;
        reported = script;
        report({
          span: span(file, command.start, command.end),
          message: `this never runs: ${previous.name === "if" ? "every branch of the if" : `"${previous.name}"`} above leaves the script`,
          related: [
            {
              message: "the script is left here",
              span: span(file, previous.command.start, previous.command.end),
            },
          ],
        });
      },
      leaveScript(script) {
        const end = last.get(script);
        last.delete(script);
        if (end === undefined) return;
        const { owner } = script;
        if (owner?.name === "if" && script.kind === "body" && leaves(end))
          leaving.set(owner, (leaving.get(owner) ?? 0) + 1);
        leaving.delete(end);
      },
    };
  },
};

function jumps({ name, texts, script }: CommandNode): boolean {
  if (name === null || !JUMPS.has(name) || script.caught) return false;
  // `return -code ok -level 0 x` gives a value and goes on.
  return name !== "return" || !texts.includes("-level");
}

/** The number of branches of an `if` with an `else`, all of them in braces; null for anything else. */
function branchesOf({ name, texts, shapes, command }: CommandNode): number | null {
  if (name !== "if" || texts.at(-2) !== "else") return null;
  const bodies = command.words.filter((_word, i) => shapes[i] === "script");
  return bodies.every(({ kind }) => kind === "braced") ? bodies.length : null;
}
