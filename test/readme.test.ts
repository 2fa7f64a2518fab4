import { readFileSync, rmSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { run } from "../src/cli/program.ts";
import { repositoryPath } from "./goldens.ts";

const readme = readFileSync(repositoryPath("README.md"), "utf8");

/** Every `$ node bin/nsc.js …` of the README with the output that it shows. */
const examples = [...readme.matchAll(/^\$ node bin\/nsc\.js (.+)\n((?:(?!```|\$ ).*\n)*)/gm)].map(
  (match) => ({
    command: match[1] as string,
    output: match[2] as string,
  }),
);

/** Where the examples write to, in place of `build`. */
const OUT = "build/readme";

describe("the README", () => {
  afterAll(() => rmSync(repositoryPath(OUT), { recursive: true, force: true }));

  it("has examples", () => expect(examples.length).toBeGreaterThan(1));

  it.each(examples)("shows what `nsc $command` prints", async ({ command, output }) => {
    let printed = "";
    const stream = {
      isTTY: false,
      columns: 100,
      write(text: string) {
        printed += text;
      },
    };
    const terminal = {
      stdout: stream,
      stderr: stream,
      cwd: repositoryPath("."),
      env: {},
      hasLargeStack: true,
    };
    const argv = command.split(" ").map((word) => word.replace(/^build\//, `${OUT}/`));
    await run(argv, terminal);
    expect(printed.replaceAll(OUT, "build")).toBe(output);
    const out = `${OUT}/demo`;
    if (!argv.includes(out)) return;
    const pnodeFile = readFileSync(repositoryPath(`${out}/demo.pnode.ns`), "utf8");
    expect(readme).toContain(`\`\`\`tcl\n${pnodeFile}\`\`\``);
    const [firstRecord] = readFileSync(repositoryPath(`${out}/containers.json`), "utf8").split("\n  },\n");
    expect(readme).toContain(firstRecord);
  });
});
