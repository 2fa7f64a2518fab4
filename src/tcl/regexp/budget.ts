import { RegexpBudgetExceeded } from "./errors.ts";

/**
 * What a match may still cost. A step is about one NFA arc followed while a DFA state is made, one choice while
 * captures are found, or eight characters passed over with known DFA states.
 */
export interface Budget {
  steps: number;
}

/** Takes steps off the budget; throws RegexpBudgetExceeded when there are none left. */
export function spend(budget: Budget, steps: number): void {
  budget.steps -= steps;
  if (budget.steps < 0) throw new RegexpBudgetExceeded();
}
