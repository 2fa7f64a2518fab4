import { literalText } from "../../parser/index.ts";
import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import { bracketCommand } from "../tree/facts.ts";
import type { CommandNode, Scope } from "../tree/nodes.ts";

/** Methods of a simulator whose objects are named after the variable that they are stored in. */
const MAKERS = new Set(["node", "duplex-link", "make-lan", "make-cloud", "bridge"]);

export const namedAfterGlobal: SyntaxRule = {
  code: "NS5220",
  needs: "syntax",
  repeats: ["NS3014"],
  start(report) {
    const suspects: CommandNode[] = [];
    let outermost: Scope | null = null;
    return {
      command(node) {
        const { name, texts, command, script } = node;
        outermost ??= script.scope;
        if (name !== "set" || texts.length !== 3 || script.scope.kind !== "procedure") return;
        if (typeof texts[1] !== "string" || !/^[A-Za-z]\w*$/.test(texts[1])) return;
        const made = bracketCommand(command.words[2])?.words[1];
        if (made !== undefined && MAKERS.has(literalText(made) ?? "")) suspects.push(node);
      },
      done() {
        for (const { file, command, texts, script } of suspects) {
          const name = texts[1] ?? "";
          const global = outermost?.variables.get(name);
          const word = command.words[1];
          if (word === undefined || global === undefined || global.firstWrite === null) continue;
          if (script.scope.variables.get(name)?.given === "alias") continue;
          report({
            span: span(file, word.start, word.end),
            message: `a global variable is called "${name}" too, so the object gets its name, and a second call fails`,
            help: "call the variable of the procedure differently",
            related: [{ message: "the global variable", span: global.firstWrite.span }],
          });
        }
      },
    };
  },
};
