import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import type { CommandNode } from "../tree/nodes.ts";

export const wrongArguments: SyntaxRule = {
  code: "NS5111",
  needs: "syntax",
  repeats: ["NS2002", "NS2003", "NS2010", "NS1006"],
  start(report, _program, facts) {
    const suspects: CommandNode[] = [];
    return {
      command(node) {
        if (node.script.caught || node.command.words.some(({ expand }) => expand)) return;
        const known = facts.knownCall(node);
        if (known === null) return;
        const { minimum, maximum } = known.facts;
        const count = node.texts.length - known.first;
        if (count < minimum || count > maximum) suspects.push(node);
      },
      done() {
        if (facts.renames) return;
        for (const node of suspects) {
          const known = facts.knownCall(node);
          if (known === null) continue;
          const { file, command } = node;
          report({
            span: span(file, command.start, command.end),
            message: `wrong number of arguments: the form is "${[known.title, known.facts.usage].filter(Boolean).join(" ")}"`,
          });
        }
      },
    };
  },
};
