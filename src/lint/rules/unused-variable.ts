import type { Report, SyntaxRule } from "../rule.ts";
import { type ProgramFacts, wordCounts } from "../tree/facts.ts";
import type { Scope } from "../tree/nodes.ts";

const NAME = /^[A-Za-z]\w*$/;

/** The longest procedure whose own text is looked through. */
const LONGEST = 20_000;

/** Arrays that the testbed reads: `opt` becomes the environment of the nodes. */
const READ_ELSEWHERE = new Set(["opt"]);

export const unusedVariable: SyntaxRule = {
  code: "NS5107",
  needs: "syntax",
  start(report, { kind, files }, facts) {
    const scopes: Scope[] = [];
    return {
      leaveScope(scope) {
        // Variables of a library's outermost level are for those who source it.
        if (scope.kind === "file" && (kind === "library" || scope.file !== files[0])) return;
        if (!scope.dynamic) scopes.push(scope);
      },
      done() {
        for (const scope of scopes) reportUnused(scope, facts, report);
      },
    };
  },
};

function reportUnused(scope: Scope, facts: ProgramFacts, report: Report): void {
  const count = counterOf(scope, facts);
  for (const variable of scope.variables.values()) {
    const { name, given, writes, plainWrites, reads, guarded, firstWrite } = variable;
    if (given !== null || reads > 0 || guarded || firstWrite === null || writes !== plainWrites) continue;
    if (!NAME.test(name) || READ_ELSEWHERE.has(name)) continue;
    // A name that stands anywhere else, as in a string, may be a use that cannot be seen.
    if (count(name) > writes) continue;
    report({
      span: firstWrite.span,
      message: `the variable "${name}" is set and never read`,
      help: "remove it, or check the spelling where it should be read",
    });
  }
}

/** Counts a name in the text of a procedure, or in all of the program's where that is the scope or the text is long. */
function counterOf({ kind, file, start, end }: Scope, facts: ProgramFacts): (name: string) => number {
  if (kind === "file" || end - start > LONGEST) return (name) => facts.countWord(name);
  let counts: ReadonlyMap<string, number> | null = null;
  return (name) => {
    counts ??= wordCounts(file.text.slice(start, end));
    return counts.get(name) ?? 0;
  };
}
