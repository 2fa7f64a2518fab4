import { didYouMean, NameList, span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import { plainName, variableWord } from "../tree/facts.ts";
import type { CommandNode } from "../tree/nodes.ts";

/** Words that another rule has more to say of. */
const KEYWORDS = new Set(["else", "elseif"]);

export const unknownCommand: SyntaxRule = {
  code: "NS5114",
  needs: "syntax",
  repeats: ["NS2003", "NS3003"],
  start(report, { kind, vocabulary }, facts) {
    const calls = new Map<string, CommandNode[]>();
    const methods: CommandNode[] = [];
    return {
      command(node) {
        const { name, script, command, texts } = node;
        if (script.caught) return;
        if (name !== null && /^[A-Za-z][\w-]*$/.test(name) && !KEYWORDS.has(name)) {
          const known = calls.get(name);
          if (known === undefined) calls.set(name, [node]);
          else known.push(node);
        } else if (name === null && variableWord(command.words[0]) !== null && typeof texts[1] === "string")
          methods.push(node);
      },
      done() {
        if (facts.renames || facts.procedures.has("unknown")) return;
        const known = new Set([
          ...vocabulary.tcl.keys(),
          ...vocabulary.testbed.keys(),
          ...facts.procedures.keys(),
        ]);
        const names = new NameList(known);
        for (const [name, nodes] of calls) {
          // A name that stands anywhere else may be that of an object.
          if (known.has(name) || facts.countWord(name) > nodes.length) continue;
          const near = names.didYouMean(name);
          // What a library calls may be defined by those who source it.
          if (kind === "library" && near === undefined) continue;
          for (const { file, command } of nodes) {
            report({
              span: span(file, command.start, command.words[0]?.end ?? command.end),
              message: `there is no command "${name}"`,
              help: near ?? "check the spelling, or define the procedure",
            });
          }
        }
        const own = vocabulary.classes.get("Simulator") ?? new Map<string, never>();
        const general = vocabulary.classes.get("*") ?? new Map<string, never>();
        for (const { file, command, texts } of methods) {
          const object = variableWord(command.words[0]) ?? "";
          const method = texts[1] ?? "";
          const word = command.words[1];
          if (word === undefined || !facts.simulators.has(plainName(object))) continue;
          if (own.has(method) || general.has(method)) continue;
          report({
            span: span(file, word.start, word.end),
            message: `the simulator has no method "${method}"`,
            help: didYouMean(method, own.keys()) ?? "the line has no effect: remove it",
          });
        }
      },
    };
  },
};
