/** What is known of a request that failed. */
export interface FailureFacts {
  readonly help?: string;
  /** Status of the answer; none where there was no answer. */
  readonly status?: number;
  /** Whether the same request may well succeed a little later. */
  readonly passing?: boolean;
  /** Whether the server may have done what was asked all the same. */
  readonly unsure?: boolean;
  /** Seconds that the server asks to wait. */
  readonly wait?: number;
}

/**
 * The config server refused, or could not be reached. `code` is of the registry, or a code of a newer server; the
 * message may hold several lines and text from the server, to be escaped where it is shown.
 */
export class ClientError extends Error {
  readonly code: string;
  readonly facts: FailureFacts;

  constructor(code: string, message: string, facts: FailureFacts = {}) {
    super(message);
    this.code = code;
    this.facts = facts;
  }
}
