import { spawn } from "node:child_process";
import { StepError } from "./step-error.ts";

export interface RunOptions {
  /** What the program reads. */
  readonly input?: string;
  /** Names the program in messages where its arguments would say too much. */
  readonly what?: string;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Told each line of output that is not empty, as it comes. */
  readonly onLine?: (line: string) => void;
}

/** Output that is kept of one program. */
const MOST_OUTPUT = 1 << 20;
/** Lines of output that a message shows: Vagrant says what is wrong at length. */
const SHOWN_LINES = 20;
/** The longest line that is told. */
const MOST_LINE = 1_000;

/**
 * Runs a program with its arguments as they are, without a shell, and gives what it printed. Throws a `StepError` with
 * the last lines of its output when it fails, and where there is no such program.
 */
export async function run(
  program: string,
  args: readonly string[],
  { what = `${program} ${args.join(" ")}`, ...options }: RunOptions = {},
): Promise<string> {
  const { status, stdout, stderr } = await attempt(program, args, options);
  if (status === 0) return stdout;
  const lines = nonEmptyLines(stderr.trim() || stdout.trim()).slice(-SHOWN_LINES);
  throw new StepError("NS7002", `${what} failed: ${lines.join("\n  ")}`);
}

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program and gives how it ended. Throws a `StepError` where there is no such program. */
export function attempt(
  program: string,
  args: readonly string[],
  { input = "", cwd, env, onLine = () => {} }: Omit<RunOptions, "what"> = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: "pipe", cwd, env });
    let stdout = "";
    let stderr = "";
    const tell = { stdout: lineTeller(onLine), stderr: lineTeller(onLine) };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout = (stdout + text).slice(-MOST_OUTPUT);
      tell.stdout(text);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr = (stderr + text).slice(-MOST_OUTPUT);
      tell.stderr(text);
    });
    child.on("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "ENOENT" ? missingProgram(program) : new StepError("NS7002", error.message));
    });
    child.on("close", (status) => resolve({ status, stdout, stderr }));
    // It may end without having read everything; its own message says why.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

/** Puts pieces of output together to lines; a return to the beginning of a line ends it as well. */
function lineTeller(onLine: (line: string) => void): (text: string) => void {
  let rest = "";
  return (text) => {
    const lines = (rest + text).split(/[\r\n]+/);
    rest = (lines.pop() ?? "").slice(-MOST_LINE);
    for (const line of lines) if (line.trim() !== "") onLine(line.slice(0, MOST_LINE));
  };
}

function nonEmptyLines(text: string): string[] {
  return text.split(/[\r\n]+/).filter((line) => line.trim() !== "");
}

const PACKAGES: ReadonlyMap<string, string> = new Map([
  ["ip", "iproute2"],
  ["tc", "iproute2"],
  ["runuser", "util-linux"],
  ["vagrant", "vagrant"],
]);

/** The error for a program that is not installed. */
export function missingProgram(program: string): StepError {
  const from = PACKAGES.get(program);
  const help = from === undefined ? null : `it is in the package ${from} of most distributions`;
  return new StepError("NS7003", `${program} is not installed`, help);
}
