import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openPostgres, openSqlite } from "../../src/configserver/index.ts";
import { postgresPrograms, ThrowAwayPostgres } from "./postgres.ts";

/** One of the two databases, for one `describe`. */
export interface TestStore {
  /** Opens an empty database; several servers may open one of PostgreSQL by its URL. */
  open(): Promise<Database>;
  url(): string;
}

/** Declares the same tests for both databases; says loudly when there is no PostgreSQL. */
export function describeStores(title: string, tests: (store: TestStore) => void): void {
  describe(`${title}, on SQLite`, () => {
    const folders: string[] = [];
    afterAll(() => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    });
    tests({
      open: async () => {
        const folder = mkdtempSync(join(tmpdir(), "nsc-store-"));
        folders.push(folder);
        return openSqlite(folder, { exclusive: true });
      },
      url: () => "",
    });
  });

  describePostgres(`${title}, on PostgreSQL`, (postgres) => {
    tests({ open: () => openPostgres(postgres().createDatabase()), url: () => postgres().createDatabase() });
  });
}

/** Declares tests that need a PostgreSQL of their own. */
export function describePostgres(title: string, tests: (postgres: () => ThrowAwayPostgres) => void): void {
  describe(title, () => {
    if (postgresPrograms() === null) {
      it("needs PostgreSQL", () => {
        console.warn("PostgreSQL is not installed: its tests were skipped");
        expect(process.env["NSC_REQUIRE_ORACLES"] ?? "").toBe("");
      });
      return;
    }
    let postgres: ThrowAwayPostgres;
    beforeAll(async () => {
      postgres = await ThrowAwayPostgres.start();
    });
    afterAll(() => postgres.stop());
    tests(() => postgres);
  });
}
