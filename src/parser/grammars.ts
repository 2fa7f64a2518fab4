import { ExpressionGrammar } from "./expression-grammar.ts";
import { ScriptGrammar } from "./script-grammar.ts";

let script: ScriptGrammar | null = null;
let expression: ExpressionGrammar | null = null;

/** The grammar of scripts, made on first use. */
export function scriptGrammar(): ScriptGrammar {
  script ??= new ScriptGrammar({ skipValidations: true });
  return script;
}

/** The grammar of expressions, made on first use. */
export function expressionGrammar(): ExpressionGrammar {
  expression ??= new ExpressionGrammar({ skipValidations: true });
  return expression;
}
