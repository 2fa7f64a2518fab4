import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { delimiter, dirname, join } from "node:path";
import type { CommandStep, FileStep, Step } from "../../bootstrap/index.ts";
import { withLock } from "../lock.ts";
import { refused } from "../refused.ts";
import { missingProgram, run } from "../run.ts";
import { StepError } from "../step-error.ts";
import { doubt, download, isDownloaded } from "./download.ts";

/** How a step stands: it is so already, it is to be done, or it changes the running system, which another root has not. */
export type StepState = "done" | "due" | "skipped";

export interface ApplyOptions {
  /** Everything happens below this folder; `/` is the machine itself. */
  readonly root: string;
  /** PATH for programs. */
  readonly path: string;
  readonly progress: (text: string) => void;
  /** Called before a step, counted from 1, and after it. */
  readonly begin: (step: Step, number: number) => Promise<void>;
  readonly end: (step: Step, state: StepState, warning: string | null) => void;
}

/** How a step stands on this machine. */
export function stepState(step: Step, root: string): StepState {
  if (step.kind === "file") return hasFile(step, join(root, step.path)) ? "done" : "due";
  if (step.kind === "download") return isDownloaded(step, join(root, step.path)) ? "done" : "due";
  if (step.system && root !== "/") return "skipped";
  return step.unless !== null && existsSync(join(root, step.unless)) ? "done" : "due";
}

/** Programs that a plan needs and this machine does not have. */
function missingPrograms(
  steps: readonly Step[],
  { root, path }: Pick<ApplyOptions, "root" | "path">,
): string[] {
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  const needed = steps.flatMap((step) =>
    step.kind === "command" && !step.program.includes("/") && stepState(step, root) === "due"
      ? [step.program]
      : [],
  );
  return [...new Set(needed)].filter((name) => !folders.some((folder) => existsSync(join(folder, name))));
}

/**
 * Does the steps in order, one nsc at a time. Throws a `StepError` at the first that fails, and before all of them where
 * one needs a program that is not installed.
 */
export async function applySteps(steps: readonly Step[], options: ApplyOptions): Promise<void> {
  const [missing] = missingPrograms(steps, options);
  if (missing !== undefined) throw missingProgram(missing);
  const lock = join(options.root, "/var/lib/nsc/bootstrap.lock");
  await withLock(lock, "this node", async () => {
    for (const [index, step] of steps.entries()) {
      const state = stepState(step, options.root);
      await options.begin(step, index + 1);
      options.end(step, state, state === "due" ? await applyStep(step, options) : null);
    }
  });
}

/** Does one step; gives a warning where there is one. */
async function applyStep(step: Step, { root, path, progress }: ApplyOptions): Promise<string | null> {
  if (step.kind === "file") {
    writeWhole(step, join(root, step.path));
    return null;
  }
  if (step.kind === "download") {
    const { checked } = await download(step, join(root, step.path), progress);
    return checked ? null : `${step.url} has no containers:image_sha256: only its length was checked`;
  }
  await runCommand(step, root, path, progress);
  return null;
}

function hasFile({ content, mode }: FileStep, path: string): boolean {
  try {
    return readFileSync(path, "utf8") === content && (statSync(path).mode & 0o777) === mode;
  } catch {
    return false;
  }
}

function writeWhole({ content, mode }: FileStep, path: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, content, { mode });
    chmodSync(temporary, mode);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw refused(path, error);
  }
}

async function runCommand(
  { program, args, folder, title, reads }: CommandStep,
  root: string,
  path: string,
  progress: (text: string) => void,
): Promise<void> {
  const inRoot = program.includes("/") ? join(root, program) : program;
  const cwd = folder === null ? root : join(root, folder);
  const own = root === "/" ? {} : { HOME: join(root, "root"), VAGRANT_HOME: join(root, "root/.vagrant.d") };
  // The token is nobody else's business.
  const env = { ...process.env, PATH: path, NSC_TOKEN: undefined, ...own };
  try {
    await run(inRoot, args, { what: title, cwd, env, onLine: (line) => progress(`${title}: ${line}`) });
  } catch (error) {
    if (reads !== null) doubt(join(root, reads));
    if (error instanceof StepError || (error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new StepError("NS7002", `${title}: ${(error as Error).message}`);
  }
}
