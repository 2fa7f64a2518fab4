import { describe, expect, it } from "vitest";
import { createInterpreter, evaluateText } from "../../src/tcl/index.ts";
import { caught } from "./caught.ts";
import { compareWithTclsh } from "./differential.ts";
import { runTcl } from "./run.ts";

compareWithTclsh("timerate without a run", [
  ...caught`
    timerate
    timerate a b c d
    timerate {} 10 5 6
    timerate -overhead b {} 1
    timerate {} b
    timerate {} 1 b
  `.map((script) => script.replace("catch {", "catch {set c timerate; ")),
]);

/** Evaluates with a clock that goes on by so many microseconds each time it is asked. */
function timed(script: string, microseconds: number): string {
  let time = 0;
  const now = () => {
    time += microseconds;
    return time;
  };
  return evaluateText(createInterpreter({ host: { now } }), script).text;
}

describe("timerate", () => {
  it.each([
    ["timerate {} 0", 40, "40.0000 µs/# 1 # 25000.0 #/sec 0.040 net-ms"],
    ["timerate {incr x} 1; set x", 100, "10"],
    ["timerate {incr x} 1000 5; set x", 100, "5"],
    ["timerate {incr x} 10 0", 1, "0 µs/# 0 # 0 #/sec 0 net-ms"],
    ["timerate {incr x; break} 10; set x", 1, "1"],
    ["timerate {incr x; continue; error a} 10 4; set x", 1, "4"],
    ["catch {timerate {return a} 10} r; set r", 1, "a"],
    ["timerate -direct -- {incr x} 10 2", 500, "500.000 µs/# 2 # 2000.0 #/sec 1.000 net-ms"],
    ["timerate -overhead 1e6 {incr x} 10 1", 500, "0.000000 µs/# 1 # 1000000 #/sec 0.001 net-ms"],
    ["timerate -calibrate {} 1; timerate {} 1 4", 500, "0.000000 µs/# 2 # 2000000 #/sec 0.001 net-ms"],
    ["timerate {} 1000 3", 2_000_000, "2000000 µs/# 1 # 0.500 #/sec 2000.000 net-ms"],
  ])("%s", (script, microseconds, expected) => {
    expect(timed(script, microseconds)).toBe(expected);
  });

  it("needs a clock", () => {
    expect(runTcl("timerate {}")).toMatch(/^1 timerate is not available here/);
  });

  it("cannot run longer than the steps last", () => {
    const interp = createInterpreter({ limits: { steps: 10_000 }, host: { now: () => 0 } });
    expect(evaluateText(interp, "timerate {} 1").code).toBe(-1);
  });
});
