import { checkstyle } from "./checkstyle.ts";
import type { FindingsFormat } from "./format.ts";
import { github } from "./github.ts";
import { junit } from "./junit.ts";
import { sarif } from "./sarif.ts";

/** Formats for other programs, by the names that `--format` takes. */
export const FINDINGS_FORMATS: ReadonlyMap<string, FindingsFormat> = new Map([
  ["sarif", sarif],
  ["junit", junit],
  ["github", github],
  ["checkstyle", checkstyle],
]);
