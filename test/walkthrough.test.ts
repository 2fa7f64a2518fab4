import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openSqlite } from "../src/configserver/index.ts";
import { Workspace } from "./cli/run.ts";
import { TestServer } from "./configserver/client.ts";
import { expectGolden, repositoryPath } from "./goldens.ts";

const PAGE = "docs/walkthrough.md";
/** What the page calls the server that the test has started. */
const SERVER = "http://chef:5320";

let folder: Workspace;
let server: TestServer;

beforeAll(async () => {
  folder = new Workspace({}, true);
  server = await TestServer.start(await openSqlite(join(folder.path, "data"), { exclusive: true }));
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

it("the walkthrough shows what its commands print, one after the other", async () => {
  const user = new Workspace({});
  user.env = { HOME: user.path, NSC_SERVER: server.url };
  const page = readFileSync(repositoryPath(PAGE), "utf8");
  let replayed = "";
  let ran = 0;
  for (const part of page.split(/(?<=^```console\n)(\$ nsc .*\n(?:(?!```).*\n)*)/m)) {
    const command = /^\$ nsc (.*)\n/.exec(part)?.[1];
    if (command === undefined) {
      replayed += part;
      continue;
    }
    const { status, stdout, stderr } = await user.run(...command.split(" "));
    expect(`${command}: ${status} ${stderr}`).toMatch(/: 0 /);
    replayed += `$ nsc ${command}\n${stdout}${stderr}`.replaceAll(server.url, SERVER);
    ran++;
  }
  expect(ran).toBe(9);
  expectGolden(PAGE, replayed);
});
