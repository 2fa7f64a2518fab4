import type { Severity } from "./diagnostic.ts";

/** How the parts of a rendered diagnostic are coloured. The caller brings the colours; this room knows none. */
export interface Palette {
  /** The word `error[NS2001]` and the marks under the source text. */
  readonly severity: Readonly<Record<Severity, (text: string) => string>>;
  /** `FILE:LINE:COL`. */
  readonly location: (text: string) => string;
  readonly message: (text: string) => string;
  /** Line numbers and the bar beside the source text. */
  readonly gutter: (text: string) => string;
  /** The words `help` and `note` before further lines. */
  readonly label: (text: string) => string;
}

const same = (text: string): string => text;

/** No colours: for pipes, files and `NO_COLOR`. */
export const plainPalette: Palette = {
  severity: { error: same, warning: same, note: same },
  location: same,
  message: same,
  gutter: same,
  label: same,
};
