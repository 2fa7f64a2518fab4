import type { SyntaxRule } from "../rule.ts";

/** Procedures that the interpreter itself calls. */
const CALLED_BY_TCL = new Set(["unknown", "bgerror"]);

export const unusedProcedure: SyntaxRule = {
  code: "NS5108",
  needs: "syntax",
  start: (report, { kind, files, vocabulary }, facts) => ({
    done() {
      if (kind === "library") return;
      for (const [name, definitions] of facts.procedures) {
        const [first] = definitions;
        if (first === undefined || first.span.file !== files[0]) continue;
        if (CALLED_BY_TCL.has(name) || vocabulary.testbed.has(name) || vocabulary.tcl.has(name)) continue;
        if (!/^[A-Za-z][\w-]*$/.test(name) || facts.countWord(name) > definitions.length) continue;
        report({
          span: first.nameSpan,
          message: `nothing calls the procedure "${name}"`,
          help: "call it, or remove it; a file that only others use says so with the comment # nsc-library",
        });
      }
    },
  }),
};
