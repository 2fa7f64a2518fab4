import { type Fix, isCertainly, type Span, suggest } from "../source/index.ts";
import { type Interpreter, type TclError, toText } from "../tcl/index.ts";
import { type Session, UnknownCommand } from "./session.ts";

type Procedure = NonNullable<ReturnType<Interpreter["findCommand"]>>["procedure"];

/** Adds to an uncaught error what probably was meant: another variable, another command. */
export function addSuggestions(session: Session, error: TclError): void {
  const { interp } = session;
  if (error instanceof UnknownCommand) suggestCommand(session, error);
  else if (error.help === null) suggestVariable(interp, error);
}

function suggestCommand(session: Session, error: UnknownCommand): void {
  const { command } = error;
  if (error.help !== null || error.meant === null) return;
  const { objects, interp } = session;
  const near = suggest(
    command,
    error.meant === "object" ? objects.keys() : interp.globalNamespace.commands.keys(),
  );
  if (near === null) return;
  error.help = `did you mean "${near}"?`;
  if (error.span !== null) error.fix = replacing(error.span, command, near);
}

function replacing(place: Span, from: string, to: string): Fix | null {
  const text = place.file.text.slice(place.start, place.end);
  if (text !== from) return null;
  const guess = isCertainly(from, to) ? {} : { guess: true as const };
  return { title: `write ${to}`, edits: [{ span: place, text: to }], ...guess };
}

/** The name in Tcl's error about a variable or element that does not exist, or null. */
function missingVariable(error: TclError): { name: string; index: string | null } | null {
  const match = /^can't (?:read|unset|access) "([^"]{1,200})": no such (variable|element in array)$/.exec(
    toText(error.message),
  );
  if (match === null) return null;
  const text = match[1] as string;
  const open = text.endsWith(")") ? text.indexOf("(") : -1;
  if (open < 0) return { name: text, index: null };
  const index = text.slice(open + 1, -1);
  return { name: text.slice(0, open), index: match[2] === "variable" ? null : index };
}

function suggestVariable(interp: Interpreter, error: TclError): void {
  const missing = missingVariable(error);
  if (missing === null) return;
  const procedure = error.span === null ? null : procedureAt(interp, error.span);
  if (missing.index !== null) {
    const elements = interp.globalNamespace.variables.get(missing.name)?.elements;
    const near = elements ? suggest(missing.index, Array.from(elements.keys(), toText)) : null;
    if (near !== null) error.help = `did you mean "${missing.name}(${near})"?`;
    return;
  }
  const { name } = missing;
  if (procedure !== null && interp.globalNamespace.variables.get(name)?.exists) {
    error.help = `"${name}" is a global variable; declare it in the procedure with "global ${name}"`;
    error.fix = declaring(procedure, name);
    return;
  }
  const near = suggest(name, procedure === null ? existing(interp) : procedure.layout.names);
  if (near === null) return;
  error.help = `did you mean "${near}"?`;
  if (error.span !== null) error.fix = renaming(error.span, name, near);
}

function* existing(interp: Interpreter): Iterable<string> {
  for (const [name, variable] of interp.globalNamespace.variables) if (variable.exists) yield name;
}

/** The innermost procedure whose body holds a place, or null. */
function procedureAt(interp: Interpreter, place: Span): Procedure {
  let found: Procedure = null;
  const namespaces = [interp.globalNamespace];
  for (const namespace of namespaces) {
    namespaces.push(...namespace.children.values());
    for (const { procedure } of namespace.commands.values()) {
      if (procedure === null) continue;
      const { file, start, end } = procedure.body;
      if (file !== place.file || start > place.start || end < place.end) continue;
      if (found === null || end - start < found.body.end - found.body.start) found = procedure;
    }
  }
  return found;
}

/** Puts a declaration at the beginning of a procedure's body. */
function declaring(procedure: NonNullable<Procedure>, name: string): Fix | null {
  const { file, start, end, real } = procedure.body;
  if (!real) return null;
  const body = file.text.slice(start, end);
  const indent = /^[ \t]*\r?\n([ \t]*)/.exec(body);
  const at = indent === null ? start : start + indent[0].length;
  const text = indent === null ? ` global ${name};` : `global ${name}\n${indent[1]}`;
  return { title: `declare "${name}" as global`, edits: [{ span: { file, start: at, end: at }, text }] };
}

/** Writes another name in `$name`, `${name}` or `$name(...)`. */
function renaming({ file, start, end }: Span, name: string, near: string): Fix | null {
  const written = file.text.slice(start, end);
  for (const prefix of ["$", "$" + "{", ""]) {
    if (!written.startsWith(prefix + name)) continue;
    const after = written.slice(prefix.length + name.length);
    if (prefix === "" ? after !== "" : /^[A-Za-z0-9_]/.test(after)) continue;
    const at = start + prefix.length;
    return {
      title: `write ${near}`,
      edits: [{ span: { file, start: at, end: at + name.length }, text: near }],
      ...(isCertainly(name, near) ? {} : { guess: true as const }),
    };
  }
  return null;
}
