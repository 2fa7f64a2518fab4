import type { Step } from "../../bootstrap/index.ts";
import type { StepState } from "../../provider/index.ts";
import { escapeControl } from "../../source/index.ts";

const MARKS: Readonly<Record<StepState, string>> = { done: "=", due: "+", skipped: "-" };
const NOTES: Readonly<Record<StepState, string>> = {
  done: " (as it is)",
  due: "",
  skipped: " (not below another root)",
};

/** What a step does, in a few words. */
export function stepText(step: Step): string {
  if (step.kind === "file") return `write ${step.path}`;
  if (step.kind === "download") return `fetch ${step.title} from ${step.url}`;
  return `run ${step.program}: ${step.title}`;
}

/** A line for each step; once they were done, those that were due say so. */
export function planLines(steps: readonly Step[], stateOf: (step: Step) => StepState, done = false): string {
  return steps
    .map((step) => {
      const state = stateOf(step);
      return `  ${MARKS[state]} ${escapeControl(stepText(step))}${done && state === "due" ? " (done)" : NOTES[state]}\n`;
    })
    .join("");
}
