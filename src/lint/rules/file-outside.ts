import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";

/** Folders that every node of a testbed mounts. */
const SHARED = /^\/(?:proj|groups|users|share|scratch)\//;

/** For each command, from which word on files are named, and with which step. */
const FILES: ReadonlyMap<string, readonly [first: number, step: number]> = new Map([
  ["tb-set-node-rpms", [2, 1]],
  ["tb-set-node-tarfiles", [3, 2]],
  ["tb-set-tarfiles", [2, 2]],
]);

export const fileOutside: SyntaxRule = {
  code: "NS5222",
  needs: "syntax",
  start: (report) => ({
    command({ file, command, name, texts }) {
      const [first, step] = FILES.get(name ?? "") ?? [];
      if (first === undefined || step === undefined) return;
      for (let i = first; i < texts.length; i += step) {
        const word = command.words[i];
        const text = texts[i];
        // Several names in one word are split by the testbed.
        if (word === undefined || typeof text !== "string" || /\s/.test(text)) continue;
        if (/^(?:https?|ftp):\/\//.test(text) || SHARED.test(text)) continue;
        report({
          span: span(file, word.start, word.end),
          message: `the nodes cannot read "${text}": it lies in no folder that the testbed shares with them`,
          help: "put the file below /proj/PROJECT, or name a URL",
        });
      }
    },
  }),
};
