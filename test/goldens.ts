import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

/** A path below the repository's root. */
export function repositoryPath(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

/** Compares a generated text with the committed file; `UPDATE_GOLDENS=1 npx vitest run` rewrites it. */
export function expectGolden(path: string, text: string): void {
  const full = repositoryPath(path);
  if (process.env["UPDATE_GOLDENS"] === "1") {
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
  expect(existsSync(full), `${path} is missing: run with UPDATE_GOLDENS=1`).toBe(true);
  expect(text, `${path} is stale: run with UPDATE_GOLDENS=1`).toBe(readFileSync(full, "utf8"));
}
