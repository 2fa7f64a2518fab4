import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { openSqlite } from "../../src/configserver/index.ts";
import { TestServer } from "../configserver/client.ts";
import { repositoryPath } from "../goldens.ts";
import { Workspace } from "./run.ts";

/** Gives the tests of a file a config server in their own process; `server` and `folder` are there once they run. */
export function useServer(): { server: () => TestServer; folder: () => string } {
  let space: Workspace;
  let server: TestServer;
  beforeAll(async () => {
    space = new Workspace({}, true);
    server = await TestServer.start(await openSqlite(join(space.path, "data"), { exclusive: true }));
  });
  afterAll(async () => {
    await server.stop();
    space.remove();
  });
  return { server: () => server, folder: () => space.path };
}

/** Brings the built program up to date for the tests of a file. */
export function useBuiltProgram(): void {
  beforeAll(() => {
    const built = spawnSync(process.execPath, [repositoryPath("scripts/build.mjs"), "--bundle-only"]);
    expect(built.status).toBe(0);
  });
}
