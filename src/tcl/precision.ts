/** Digits to which doubles are printed now, 0 for as many as tell them apart: `tcl_precision` of who is evaluated. */
export let precision = 0;

/** Makes another precision the present one, and gives the one before. */
export function usePrecision(digits: number): number {
  const before = precision;
  precision = digits;
  return before;
}
