import type { Part, VariablePart } from "../../parser/index.ts";
import { type SourceFile, span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import type { Scope } from "../tree/nodes.ts";

interface Suspect {
  readonly file: SourceFile;
  readonly part: VariablePart;
  readonly index: string;
  readonly scope: Scope;
}

export const indexWithoutDollar: SyntaxRule = {
  code: "NS5126",
  needs: "syntax",
  repeats: ["NS2009"],
  start(report) {
    const suspects: Suspect[] = [];
    /** Elements that are set by their written-out name, and arrays that are filled in other ways. */
    const set = new Set<string>();
    const loops = new Map<Scope, Set<string>>();
    const look = (file: SourceFile, scope: Scope, parts: readonly Part[]) => {
      for (const part of parts) {
        if (part.kind !== "variable" || part.index === null) continue;
        const [only, ...more] = part.index;
        if (only?.kind === "text" && more.length === 0 && /^[A-Za-z]\w*$/.test(only.value))
          suspects.push({ file, part, index: only.value, scope });
      }
    };
    return {
      command({ file, command, name, texts, script }) {
        for (const word of command.words) if (word.kind !== "braced") look(file, script.scope, word.parts);
        if (name === "array") set.add(texts[2] ?? "");
        else if (texts[1]?.endsWith(")")) set.add(texts[1]);
        if (name === "upvar") for (const text of texts) set.add(text ?? "");
        const variable =
          name === "foreach"
            ? texts[1]
            : name === "for"
              ? /^\s*set\s+(\w+)\s/.exec(texts[1] ?? "")?.[1]
              : null;
        if (typeof variable !== "string") return;
        const known = loops.get(script.scope) ?? new Set();
        loops.set(script.scope, known.add(variable));
      },
      done() {
        for (const { file, part, index, scope } of suspects) {
          if (!loops.get(scope)?.has(index) || set.has(`${part.name}(${index})`) || set.has(part.name))
            continue;
          const place = span(file, part.start, part.end);
          report({
            span: place,
            message: `the index is the text "${index}", not the value of the variable "${index}"`,
            help: `write $${part.name}($${index})`,
            fix: {
              title: "use the variable's value",
              edits: [
                { span: span(file, part.end - index.length - 1, part.end - index.length - 1), text: "$" },
              ],
              guess: true,
            },
          });
        }
      },
    };
  },
};
