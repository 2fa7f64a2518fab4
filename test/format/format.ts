import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { vocabulary } from "../../src/compiler/vocabulary.ts";
import { formatScript } from "../../src/format/index.ts";
import { SourceFile } from "../../src/source/index.ts";
import { repositoryPath } from "../goldens.ts";
import { corpusFolder } from "../ns/corpus.ts";

/** Formats a text; the codes of what was found when it is refused. */
export function format(text: string): string | readonly string[] {
  const { value, diagnostics } = formatScript(new SourceFile("exp.ns", text), {
    shapesOf: vocabulary.shapesOf,
    nesting: 1_000,
  });
  return value ?? diagnostics.map(({ code }) => code);
}

/** Every NS file and Tcl script at hand: of the test data, the examples, and the corpus where it is there. */
export function scriptsAtHand(): { name: string; folder: string; text: string }[] {
  const folders = [repositoryPath("testdata"), repositoryPath("examples"), corpusFolder()];
  return folders.flatMap((root) =>
    root === null
      ? []
      : readdirSync(root, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && /\.(?:ns|tcl)$/.test(entry.name))
          .map(({ name, parentPath }) => ({
            name,
            folder: parentPath,
            text: readFileSync(join(parentPath, name), "utf8"),
          })),
  );
}
