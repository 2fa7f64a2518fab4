import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import { listWords } from "../tree/list-words.ts";
import type { CommandNode } from "../tree/nodes.ts";

export const bracedVariable: SyntaxRule = {
  code: "NS5118",
  needs: "syntax",
  repeats: ["NS2003", "NS3006"],
  start(report, _program, facts) {
    const suspects: { readonly node: CommandNode; readonly index: number }[] = [];
    return {
      command(node) {
        if (node.name === "proc") return;
        for (const index of listWords(node, facts)) {
          const word = node.command.words[index];
          if (word?.kind === "braced" && /\$\{?[A-Za-z]/.test(word.text)) suspects.push({ node, index });
        }
      },
      done() {
        for (const { node, index } of suspects) {
          const word = node.command.words[index];
          // Whoever evaluates the elements wants them as they are.
          if (word?.kind !== "braced" || node.script.scope.dynamic) continue;
          const place = span(node.file, word.start, word.end);
          const isPlain = /^[\w\s$().]*$/.test(word.text) && !/[\n\r]/.test(word.text);
          report({
            span: place,
            message: "in braces variables are not replaced: the list holds their names with the $",
            help: "write [list $a $b], or put the list in quotes",
            ...(isPlain
              ? {
                  fix: {
                    title: "make the list with the command list",
                    edits: [{ span: place, text: `[list ${word.text.trim()}]` }],
                    guess: true as const,
                  },
                }
              : {}),
          });
        }
      },
    };
  },
};
