/** Exit statuses of every command. */
export const Exit = {
  fine: 0,
  /** The input has errors. */
  findings: 1,
  usage: 2,
  /** A file cannot be read or written. */
  file: 3,
  server: 4,
  step: 5,
  /** A bug in nsc. */
  bug: 70,
} as const;

export type ExitStatus = (typeof Exit)[keyof typeof Exit];

/** Wrong usage: the message is shown in one line, and nsc ends with status 2. */
export class UsageError extends Error {}

/** A file cannot be read or written, or something else outside the input: one line, and the given status. */
export class EnvironmentError extends Error {
  readonly status: ExitStatus;

  constructor(message: string, status: ExitStatus = Exit.file) {
    super(message);
    this.status = status;
  }
}

/** The same with a code of the registry, which `nsc explain` knows, and what to do about it. */
export class CodedError extends EnvironmentError {
  readonly code: string;
  readonly help: string | null;

  constructor(code: string, message: string, status: ExitStatus, help: string | null = null) {
    super(message, status);
    this.code = code;
    this.help = help;
  }
}
