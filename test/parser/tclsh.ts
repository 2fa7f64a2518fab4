import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whether tclsh can be asked. With NSC_REQUIRE_ORACLES set, a missing tclsh fails the tests that need it. */
export const hasTclsh: boolean = spawnSync("tclsh", [], { input: "exit 0" }).status === 0;

if (!hasTclsh && process.env["NSC_REQUIRE_ORACLES"]) throw new Error("tclsh 8.6 is not installed");

/**
 * Runs `body` in one tclsh once per input, with the input in variable `s` and the answer taken from variable `r`.
 * Texts travel as base64, so that every character survives.
 */
export function askEach(body: string, inputs: readonly string[], prelude = ""): string[] {
  const program = `
    fconfigure stdin -encoding utf-8; fconfigure stdout -encoding utf-8
    ${prelude}
    proc answer {s} {
      ${body}
      return $r
    }
    while {[gets stdin line] >= 0} {
      set r [answer [encoding convertfrom utf-8 [binary decode base64 $line]]]
      puts [binary encode base64 [encoding convertto utf-8 $r]]
    }`;
  const folder = mkdtempSync(join(tmpdir(), "nsc-tclsh-"));
  try {
    const script = join(folder, "ask.tcl");
    writeFileSync(script, program);
    const input = inputs.map((text) => `${Buffer.from(text, "utf8").toString("base64")}\n`).join("");
    const answer = spawnSync("tclsh", [script], { input, encoding: "utf8", maxBuffer: 1 << 28 });
    if (answer.status !== 0) throw new Error(`tclsh failed: ${answer.stderr}`);
    const lines = answer.stdout.split("\n").slice(0, inputs.length);
    return lines.map((line) => Buffer.from(line, "base64").toString("utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Pseudo-random numbers with a fixed seed (mulberry32), so that a failing case can be had again. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Random strings over an alphabet of pieces, up to `longest` pieces each. */
export function randomStrings(
  seed: number,
  count: number,
  pieces: readonly string[],
  longest: number,
): string[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, () => {
    const length = Math.floor(random() * (longest + 1));
    let text = "";
    for (let i = 0; i < length; i++) text += pieces[Math.floor(random() * pieces.length)];
    return text;
  });
}
