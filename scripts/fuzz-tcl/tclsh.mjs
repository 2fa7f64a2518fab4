import { spawnSync } from "node:child_process";

/** Answers one script a line, each in a fresh interpreter that may run so many commands. */
const SERVER = `
  fconfigure stdin -encoding utf-8
  fconfigure stdout -encoding utf-8 -buffering full
  while {[gets stdin line] >= 0} {
    set script [encoding convertfrom utf-8 [binary decode base64 $line]]
    set child [interp create]
    interp limit $child commands -value 100000
    set code [catch {$child eval $script} result]
    puts [binary encode base64 [encoding convertto utf-8 "$code $result"]]
    interp delete $child
  }`;

/** The answer of a program that ends tclsh itself. */
export const ENDS_TCLSH = "tclsh ended";

/** What tclsh answers to each script, as \`code result\`; null where there is no tclsh. */
export function askTclsh(scripts) {
  if (scripts.length === 0) return [];
  const input = scripts.map((script) => `${Buffer.from(script).toString("base64")}\n`).join("");
  const run = spawnSync("bash", ["-c", 'exec tclsh <(printf "%s" "$1")', "tclsh", SERVER], {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 29,
  });
  if (run.status === 127) return null;
  const answers = run.stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => Buffer.from(line, "base64").toString("utf8"));
  if (answers.length === scripts.length) return answers;
  const rest = askTclsh(scripts.slice(answers.length + 1));
  return rest === null ? null : [...answers, ENDS_TCLSH, ...rest];
}
