import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import type { CommandNode } from "../tree/nodes.ts";
import type { ProcedureParameter } from "../tree/parameters.ts";

export const wrongProcedureArguments: SyntaxRule = {
  code: "NS5112",
  needs: "syntax",
  repeats: ["NS2002"],
  start(report, { vocabulary }, facts) {
    const calls: CommandNode[] = [];
    return {
      command(node) {
        const { name, script, command } = node;
        if (name === null || script.caught || vocabulary.tcl.has(name)) return;
        if (!command.words.some(({ expand }) => expand)) calls.push(node);
      },
      done() {
        if (facts.renames) return;
        for (const { name, file, command, texts } of calls) {
          const definitions = facts.procedures.get(name ?? "");
          const [definition] = definitions ?? [];
          if (definitions?.length !== 1 || definition === undefined || definition.parameters === null)
            continue;
          const { parameters } = definition;
          if (fits(parameters, texts.length - 1)) continue;
          report({
            span: span(file, command.start, command.end),
            message: `wrong number of arguments: the form is "${[name, ...parameters.map(shown)].join(" ")}"`,
            related: [{ message: "the procedure is defined here", span: definition.nameSpan }],
          });
        }
      },
    };
  },
};

function fits(parameters: readonly ProcedureParameter[], count: number): boolean {
  const isOpen = parameters.at(-1)?.name === "args";
  const named = isOpen ? parameters.slice(0, -1) : parameters;
  const last = named.findLastIndex(({ optional }) => !optional);
  return count > last && (isOpen || count <= named.length);
}

function shown({ name, optional }: ProcedureParameter): string {
  if (name === "args") return "?arg ...?";
  return optional ? `?${name}?` : name;
}
