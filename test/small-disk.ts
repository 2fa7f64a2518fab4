import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";

/** A small file system of its own. */
export interface SmallDisk {
  readonly folder: string;
  enlarge(): void;
}

/** Mounts one for the test that runs. Null where no file system can be mounted, which is said loudly. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), "nsc-disk-"));
  const mount = (...options: string[]) =>
    spawnSync("mount", ["-t", "tmpfs", "-o", options.join(), "tmpfs", folder]).status === 0;
  const mounted = mount(`size=${megabytes}m`);
  onTestFinished(() => {
    if (mounted) execFileSync("umount", ["-l", folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  if (mounted) return { folder, enlarge: () => expect(mount("remount", "size=64m")).toBe(true) };
  console.warn("a tmpfs cannot be mounted here: a test of a full disk was skipped");
  expect(process.env["NSC_REQUIRE_ORACLES"] ?? "").toBe("");
  return null;
}
