import { StepError } from "./step-error.ts";

const NO_ROOM = new Set(["ENOSPC", "EDQUOT"]);

/** What the file system refused, as a `StepError` that names the file and the way on; other errors pass as they are. */
export function refused(path: string, error: unknown): unknown {
  const { code = "", message = "" } = error as NodeJS.ErrnoException;
  if (error instanceof StepError || !(error instanceof Error) || !/^E[A-Z\d]+$/.test(code)) return error;
  const [, reason = message] = /^E[A-Z]+: ([^,]*)/.exec(message) ?? [];
  const help = NO_ROOM.has(code)
    ? "make room on its disk and run the same command again: it goes on from there"
    : null;
  return new StepError("NS7011", `${path} cannot be written: ${reason}`, help);
}
