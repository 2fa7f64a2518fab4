import { NameList } from "../../source/index.ts";
import type { Report, SyntaxRule } from "../rule.ts";
import type { Scope, VariableNode } from "../tree/nodes.ts";

/** Variables that are there before a file begins. */
const PREDEFINED = new Set([
  "argc",
  "argv",
  "argv0",
  "auto_path",
  "env",
  "errorCode",
  "errorInfo",
  "opt",
  "__all_programs",
]);

export const useBeforeSet: SyntaxRule = {
  code: "NS5109",
  needs: "syntax",
  repeats: ["NS2001", "NS2009"],
  start(report, { kind, files }, facts) {
    const fileScopes: Scope[] = [];
    const procedures: Scope[] = [];
    /** Globals that procedures may set. */
    const shared = new Set<string>();
    let reachesGlobals = false;
    return {
      command({ name, texts }) {
        if ((name === "upvar" || name === "uplevel") && (texts[1] === null || texts[1]?.startsWith("#")))
          reachesGlobals = true;
      },
      leaveScope(scope) {
        if (scope.kind === "file") fileScopes.push(scope);
        else if (scope.kind === "procedure") procedures.push(scope);
        for (const { name, given } of scope.variables.values()) {
          if (given === "alias") shared.add(name);
          else if (name.startsWith("::")) shared.add(name.slice(2));
        }
      },
      done() {
        const globals = new Set(fileScopes.flatMap((scope) => [...scope.variables.keys()]));
        for (const scope of procedures) {
          if (scope.dynamic) continue;
          const names = new NameList(namesSet(scope));
          for (const variable of unset(scope)) tell(variable, names, globals.has(variable.name), report);
        }
        // What other files set before is known only where there are none.
        const [own] = fileScopes;
        if (own === undefined || kind === "library" || files.length > 1 || own.dynamic || reachesGlobals)
          return;
        const names = new NameList(namesSet(own));
        for (const variable of unset(own)) {
          if (!shared.has(variable.name) && !PREDEFINED.has(variable.name) && !facts.renames)
            tell(variable, names, false, report);
        }
      },
    };
  },
};

function* unset({ variables }: Scope): Iterable<VariableNode> {
  for (const variable of variables.values()) {
    const { unset: place, firstWrite, guarded, name } = variable;
    if (place === null || guarded || name.includes("::")) continue;
    // In a loop an earlier turn may have set it.
    if (firstWrite === null || firstWrite.from > place.until) yield variable;
  }
}

/** `isGlobal`: the name stands in a procedure and means a global variable. */
function tell(
  { name, unset: place }: VariableNode,
  names: NameList,
  isGlobal: boolean,
  report: Report,
): void {
  if (place === null) return;
  report({
    span: place.span,
    message: `"${name}" has no value here: ${isGlobal ? "the procedure has not declared it as global" : "nothing sets it before"}`,
    help: isGlobal ? `write "global ${name}" at the beginning of the procedure` : names.didYouMean(name),
  });
}

/** The variables of a scope that something sets. */
function* namesSet({ variables }: Scope): Iterable<string> {
  for (const { name, writes, given } of variables.values()) if (writes > 0 || given !== null) yield name;
}
