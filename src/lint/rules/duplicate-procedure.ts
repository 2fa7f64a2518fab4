import type { SyntaxRule } from "../rule.ts";

export const duplicateProcedure: SyntaxRule = {
  code: "NS5120",
  needs: "syntax",
  start: (report, _program, facts) => ({
    done() {
      for (const [name, definitions] of facts.procedures) {
        const [first, ...others] = definitions.filter(({ outermost }) => outermost);
        for (const other of others) {
          if (first === undefined) continue;
          report({
            span: other.nameSpan,
            message: `the procedure "${name}" is defined a second time, and takes the place of the first`,
            help: "give one of them another name, or remove it",
            related: [{ message: "defined here first", span: first.nameSpan }],
          });
        }
      }
    },
  }),
};
