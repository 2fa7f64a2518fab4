/** Scripts that give the outcome of others as a list: completion code, result, and the error code of an error. */
export function checked(scripts: readonly string[]): string[] {
  return scripts.map(
    (script) =>
      `list [catch {${script}} __result __options] $__result [expr {[dict get $__options -code] == 1 ? [dict get $__options -errorcode] : {}}]`,
  );
}
