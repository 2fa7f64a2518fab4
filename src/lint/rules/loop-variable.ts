import { splitList } from "../../parser/index.ts";
import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import type { CommandNode } from "../tree/nodes.ts";

/** How far behind an inner loop a use of the variable is looked for. */
const FARTHEST = 20_000;

export const loopVariable: SyntaxRule = {
  code: "NS5125",
  needs: "syntax",
  start: (report) => ({
    command(node) {
      const names = variablesOf(node);
      if (names.length === 0) return;
      const { scope } = node.script;
      for (
        let script = node.script;
        script.owner !== null && script.scope === scope;
        script = script.owner.script
      ) {
        const { owner } = script;
        const shared =
          script.kind === "body" ? variablesOf(owner).find((name) => names.includes(name)) : undefined;
        if (shared === undefined) continue;
        if (owner.name === "foreach" && !isReadBehind(node, script.end, shared)) return;
        report({
          span: span(node.file, node.command.start, node.command.words[1]?.end ?? node.command.end),
          message: `the loop around this one uses the variable "${shared}" too`,
          help: "give the inner loop a variable of its own",
          related: [
            {
              message: "the outer loop",
              span: span(owner.file, owner.command.start, owner.command.words[1]?.end ?? owner.command.end),
            },
          ],
        });
        return;
      }
    },
  }),
};

function variablesOf({ name, texts }: CommandNode): string[] {
  if (name === "foreach") {
    const names = splitList(texts[1] ?? "");
    return Array.isArray(names) ? names : [];
  }
  if (name !== "for") return [];
  const start = /^\s*set\s+([A-Za-z]\w*)\s/.exec(texts[1] ?? "")?.[1];
  return start === undefined ? [] : [start];
}

/** A `foreach` sets its variable anew in each turn: only a use behind the inner loop meets the wrong value. */
function isReadBehind({ file, command }: CommandNode, end: number, name: string): boolean {
  const behind = file.text.slice(command.end, Math.min(end, command.end + FARTHEST));
  return new RegExp(`\\$\\{?${name.replace(/\W/g, "\\$&")}(?!\\w)`).test(behind);
}
