/** Values as what a command wants them to be. Each function raises Tcl's own error when a value is not that. */
export { asDict, asList } from "./collections.ts";
export { asIndex } from "./index-value.ts";
export { integerText, normalizeInteger, parseNumber, type TclNumber } from "./number.ts";
export {
  asBoolean,
  asDouble,
  asInteger,
  asNumber,
  asSmallInteger,
  asWide,
  booleanWord,
  expectedInteger,
  findBoolean,
  findInteger,
  findSmallInteger,
} from "./numeric.ts";
