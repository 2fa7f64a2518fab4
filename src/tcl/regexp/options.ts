/** How a pattern is to be read. All are off when absent; a pattern may change them by what it begins with. */
export interface RegexpOptions {
  /** Letters match in every case. */
  readonly nocase?: boolean;
  /** White space and comments in the pattern mean nothing. */
  readonly expanded?: boolean;
  /** The same as lineStop and lineAnchor. */
  readonly line?: boolean;
  /** `.` and `[^...]` do not match newlines. */
  readonly lineStop?: boolean;
  /** `^` and `$` also match after and before a newline. */
  readonly lineAnchor?: boolean;
  /** No character is special. */
  readonly literal?: boolean;
}

/** Which of Tcl's languages a pattern is in: its own, POSIX extended, POSIX basic, or plain text. */
export type Flavor = "advanced" | "extended" | "basic" | "literal";

/** The options in force once the beginning of a pattern has been read. */
export interface Settings {
  flavor: Flavor;
  nocase: boolean;
  expanded: boolean;
  lineStop: boolean;
  lineAnchor: boolean;
}

export function settingsOf(options: RegexpOptions): Settings {
  return {
    flavor: options.literal ? "literal" : "advanced",
    nocase: options.nocase ?? false,
    expanded: options.expanded ?? false,
    lineStop: (options.line ?? false) || (options.lineStop ?? false),
    lineAnchor: (options.line ?? false) || (options.lineAnchor ?? false),
  };
}
