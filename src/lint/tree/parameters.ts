import { splitList } from "../../parser/index.ts";

/** One parameter of a procedure. */
export interface ProcedureParameter {
  readonly name: string;
  readonly optional: boolean;
}

/** The parameters that a procedure's list of arguments names; null when the list is not literal or no list. */
export function readParameters(text: string | null): ProcedureParameter[] | null {
  if (text === null) return null;
  const items = splitList(text);
  if (!Array.isArray(items)) return null;
  const parameters: ProcedureParameter[] = [];
  for (const item of items) {
    const parts = splitList(item);
    const [name, ...more] = Array.isArray(parts) ? parts : [];
    if (name === undefined || more.length > 1) return null;
    parameters.push({ name, optional: more.length === 1 });
  }
  return parameters;
}
