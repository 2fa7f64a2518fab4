import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { withoutTclsh } from "./caught.ts";

const fuzzer = fileURLToPath(new URL("../../scripts/fuzz-tcl.mjs", import.meta.url));

describe.skipIf(withoutTclsh)("random programs", () => {
  it("end in nsc as in tclsh, and compute the same", () => {
    const run = spawnSync(process.execPath, [fuzzer, "--programs", "500", "--seed", "1"], {
      encoding: "utf8",
    });
    expect(run.stdout + run.stderr).toBe("seed 1\n500 programs, 0 differences\n");
  });
});
