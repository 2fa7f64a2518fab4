import { checkRewritten, planRewrite } from "../rewrite/index.ts";
import { applyEdits, type Edit, type Outcome, SourceFile } from "../source/index.ts";
import { defaultProfile } from "../topology/index.ts";
import { type AnalyzeOptions, analyze } from "./analyze.ts";

export interface RewriteOptions extends Omit<AnalyzeOptions, "noteSettings"> {
  /** Disk image and hardware of the pnodes; null or absent for the profile's. */
  readonly pnodeOs?: string | null;
  readonly pnodeHardware?: string | null;
}

/**
 * The edits that make an NS file of the old containers system one for neo-containers. The changed file is evaluated
 * before they are given: its pnodes have what is wanted, and all the rest is as it was. Null when there is an error.
 */
export function rewritePnodeFile(
  file: SourceFile,
  options: RewriteOptions = {},
): Outcome<readonly Edit[] | null> {
  const profile = options.profile ?? defaultProfile;
  const wanted = {
    os: options.pnodeOs ?? profile.pnode.os,
    hardware: options.pnodeHardware ?? profile.pnode.hardware,
  };
  const before = analyze(file, { ...options, noteSettings: true });
  const { experiment } = before.value;
  if (experiment === null) return { value: null, diagnostics: before.diagnostics };
  const plan = planRewrite({ file, experiment, wanted });
  if (plan.value === null) return plan;
  const rewritten = new SourceFile(file.name, applyEdits(file.text, plan.value));
  const after = plan.value.length === 0 ? before : analyze(rewritten, options);
  if (after.value.experiment === null)
    return { value: null, diagnostics: [...plan.diagnostics, ...after.diagnostics] };
  const difference = checkRewritten(file, experiment, after.value.experiment, wanted);
  if (difference === null) return plan;
  return { value: null, diagnostics: [...plan.diagnostics, difference] };
}
