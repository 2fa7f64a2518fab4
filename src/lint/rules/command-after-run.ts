import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";

/** Commands that are as good after `run` as before. */
const HARMLESS = new Set(["puts", "exit", "return", "proc", "catch", "unset", "close"]);

export const commandAfterRun: SyntaxRule = {
  code: "NS5201",
  needs: "syntax",
  start(report, { files }) {
    let run: { start: number; end: number; from: number } | null = null;
    let reported = false;
    return {
      command({ file, command, name, script, texts }) {
        if (file !== files[0] || script.kind !== "file" || reported) return;
        if (run !== null) {
          if (name !== null && HARMLESS.has(name)) return;
          reported = true;
          report({
            span: span(file, command.start, command.end),
            message: "the experiment is complete at this point: the command has no effect on it",
            help: "move it, and what follows, before `run`",
            related: [{ message: "completed here", span: span(file, run.start, run.end) }],
          });
          return;
        }
        const [first] = command.words;
        const isObject = name !== null || (first?.kind === "bare" && first.parts[0]?.kind === "variable");
        if (isObject && texts.length === 2 && texts[1] === "run")
          run = { start: command.start, end: command.end, from: command.end };
      },
    };
  },
};
