import { spawnSync } from "node:child_process";
import { expect } from "vitest";

/**
 * Asks for a program that a test needs. Without it the test is skipped and says so; with NSC_REQUIRE_ORACLES, as in
 * continuous integration, it fails.
 */
export function needProgram(name: string, skip: (note: string) => void): void {
  const { error } = spawnSync(name, ["--version"], { stdio: "ignore" });
  if (error === undefined) return;
  expect(process.env["NSC_REQUIRE_ORACLES"] ?? "", `${name} is not installed`).toBe("");
  skip(`${name} is not installed`);
}
