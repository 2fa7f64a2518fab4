import { readFileSync, rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
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

describe("the README", () => {
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
    const out = "build/readme";
    const argv = command.split(" ").map((word) => word.replace("build/demo", out));
    await run(argv, terminal);
    expect(printed.replaceAll(out, "build/demo")).toBe(output);
    if (!argv.includes(out)) return;
    const pnodeFile = readFileSync(repositoryPath(`${out}/demo.pnode.ns`), "utf8");
    expect(readme).toContain(`\`\`\`tcl\n${pnodeFile}\`\`\``);
    const [firstRecord] = readFileSync(repositoryPath(`${out}/containers.json`), "utf8").split("\n  },\n");
    expect(readme).toContain(firstRecord);
    rmSync(repositoryPath(out), { recursive: true });
  });
});
