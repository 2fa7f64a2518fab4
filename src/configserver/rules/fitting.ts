import type { z } from "zod";
import type { ProblemPlace } from "../../configapi/index.ts";
import { cutText } from "../../source/index.ts";
import { breather } from "../breathe.ts";
import { Problem } from "../problem.ts";

const MOST_PLACES = 20;
const LONGEST_MESSAGE = 200;

/** Collects the places of a body that do not fitting, as many as a person wants to read. */
export class Places {
  readonly list: ProblemPlace[] = [];

  get full(): boolean {
    return this.list.length >= MOST_PLACES;
  }

  add(path: readonly PropertyKey[], message: string): void {
    if (this.full) return;
    const pointer = path
      .map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`)
      .join("");
    this.list.push({
      pointer: cutText(pointer, LONGEST_MESSAGE),
      message: cutText(message, LONGEST_MESSAGE),
    });
  }

  /** Throws a `Problem` where something was found. */
  check(): void {
    const [first] = this.list;
    if (first === undefined) return;
    const more = this.list.length - 1;
    const rest = more === 0 ? "" : ` (and ${more}${this.full ? " or more" : ""} other places)`;
    throw new Problem("badDocument", `${first.pointer || "the body"}: ${first.message}${rest}`, {
      places: this.list,
    });
  }
}

/** Checks one value against a schema. Undefined when it does not fit. */
export function fitting<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  path: readonly PropertyKey[],
  places: Places,
): z.output<Schema> | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues.slice(0, MOST_PLACES)) {
    places.add([...path, ...issue.path], issue.message);
  }
  return undefined;
}

/** Checks the items of a list one by one, letting other requests through. Stops when enough was found. */
export async function fittingItems<Schema extends z.ZodType>(
  schema: Schema,
  items: readonly unknown[],
  path: readonly PropertyKey[],
  places: Places,
): Promise<z.output<Schema>[]> {
  const breathe = breather();
  const good: z.output<Schema>[] = [];
  for (const [index, item] of items.entries()) {
    const value = fitting(schema, item, [...path, index], places);
    if (value !== undefined) good.push(value);
    else if (places.full) break;
    if (index % 64 === 0) await breathe();
  }
  return good;
}
