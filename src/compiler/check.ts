import { checkFeasibility, type FeasibilityRequest, machineCounts } from "../feasibility/index.ts";
import { type SourceFile, summarize } from "../source/index.ts";
import { defaultProfile, type TestbedProfile, type TopologyDocument } from "../topology/index.ts";
import { type CompileOptions, compileExperiment } from "./compile.ts";
import { type LintOptions, type LintResult, lintExperiment } from "./lint.ts";

export type CheckOptions = CompileOptions & Pick<LintOptions, "severities">;

/** What is known of an experiment before its swap-in. */
export interface CheckResult extends LintResult {
  /** Whether it compiles, and nothing is an error. */
  readonly ready: boolean;
  /** Null where the file does not compile. */
  readonly topology: TopologyDocument | null;
  /** How many machines it asks for, by hardware as topology.json has it. */
  readonly machines: readonly { readonly hardware: string; readonly count: number }[];
}

/**
 * All that can be known of an experiment without the testbed: what lint finds, what compiling it finds, and what it asks
 * for that the testbed of the profile does not have.
 */
export function checkExperiment(file: SourceFile, options: CheckOptions = {}): CheckResult {
  const { defaultContainer = null, defaultImage = null, forcePartition = false } = options;
  // What the testbed does not have is an error here, also where its profile is patient.
  const profile: TestbedProfile = { ...(options.profile ?? defaultProfile), strict: true };
  const lintOptions: LintOptions = {
    ...options,
    profile,
    classify: { defaultContainer, defaultImage, forcePartition },
  };
  const requests: FeasibilityRequest[] = [];
  const result = lintExperiment(file, lintOptions, ({ experiment }) => {
    const { value: topology, diagnostics } = compileExperiment(file, experiment, { ...options, profile });
    if (topology === null || experiment === null) return diagnostics;
    const request = { file, topology, experiment, profile, hasProject: options.project != null };
    requests.push(request);
    return [...diagnostics, ...checkFeasibility(request)];
  });
  const [request] = requests;
  return {
    ...result,
    ready: request !== undefined && summarize(result.diagnostics).errors === 0,
    topology: request?.topology ?? null,
    machines: request === undefined ? [] : machineCounts(request),
  };
}
