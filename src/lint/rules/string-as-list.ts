import { literalText, splitList } from "../../parser/index.ts";
import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import { variableWord } from "../tree/facts.ts";
import { listWords } from "../tree/list-words.ts";
import type { CommandNode, Scope } from "../tree/nodes.ts";

export const stringAsList: SyntaxRule = {
  code: "NS5117",
  needs: "syntax",
  repeats: ["NS2000", "NS2004", "NS2003"],
  start(report, _program, facts) {
    const appended = new Map<Scope, Map<string, CommandNode>>();
    /** Variables that other commands make proper lists of, or put blanks into. */
    const spaced = new Map<Scope, Set<string>>();
    const used = new Map<Scope, Set<string>>();
    return {
      command(node) {
        const { script, command, texts, name, file } = node;
        const { scope } = script;
        const target = texts[1];
        if (name === "append" && typeof target === "string") {
          if (!texts.slice(2).every(isGlued)) entry(spaced, scope).add(target);
          else if (script.loopEnd > 0) {
            const known = appended.get(scope) ?? new Map();
            appended.set(scope, known);
            if (!known.has(target)) known.set(target, node);
          }
        } else if (name === "lappend" && typeof target === "string") entry(spaced, scope).add(target);
        for (const index of listWords(node, facts)) {
          const word = command.words[index];
          if (word === undefined) continue;
          const variable = variableWord(word);
          if (variable !== null) entry(used, scope).add(variable);
          const text = literalText(word);
          const problem = text === null ? null : splitList(text);
          if (problem === null || Array.isArray(problem)) continue;
          report({
            span: span(file, word.start, word.end),
            message: "this text is no list: its braces or quotes do not match",
            help: "make lists with the command list, which quotes what has to be quoted",
          });
        }
      },
      done() {
        for (const [scope, names] of appended) {
          for (const [name, { file, command }] of names) {
            if (spaced.get(scope)?.has(name) || !used.get(scope)?.has(name)) continue;
            const word = command.words[0];
            if (word === undefined) continue;
            const place = span(file, word.start, word.end);
            report({
              span: place,
              message: `append joins the texts without a blank, and "${name}" is used as a list`,
              help: "write lappend, which adds an element",
              fix: { title: "write lappend", edits: [{ span: place, text: "lappend" }], guess: true },
            });
          }
        }
      },
    };
  },
};

/** Whether a text has no blank at its ends, or is not known. */
function isGlued(text: string | null): boolean {
  return text === null || (text !== "" && !/\s/.test(text));
}

function entry(map: Map<Scope, Set<string>>, scope: Scope): Set<string> {
  const known = map.get(scope) ?? new Set();
  map.set(scope, known);
  return known;
}
