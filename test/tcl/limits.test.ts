import { expect, it } from "vitest";
import { SourceFile } from "../../src/source/index.ts";
import { createInterpreter, type Ending, evaluateFile, type Limits } from "../../src/tcl/index.ts";

function ending(script: string, limits: Partial<Limits>): Ending {
  return evaluateFile(createInterpreter({ limits }), new SourceFile("limit.tcl", script));
}

it("says where JavaScript's own stack ended, and how the script got there", () => {
  const outcome = ending("proc f n {\n  f [expr {$n + 1}]\n}\nset x 1\nf 1\n", { depth: 10_000_000 });
  if (outcome.kind !== "limit") throw new Error(`the script ended with ${outcome.kind}`);
  const { limit } = outcome;
  expect(limit.limit).toBe("stack");
  expect(limit.message).toBe("nested deeper than this machine can follow");
  const lines = [limit.span, ...limit.related.map(({ span }) => span)].map(
    (span) => span?.file.position(span.start).line,
  );
  expect(lines).toEqual(Array(11).fill(2));
});
