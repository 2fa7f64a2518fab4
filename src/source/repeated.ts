import type { Diagnostic, Related } from "./diagnostic.ts";
import type { SourceFile } from "./file.ts";

/** Other messages at a place that are shown beside the first one. */
const MOST_OTHERS = 3;

/** What was found at one place under one code and severity. */
interface Place {
  readonly first: Diagnostic;
  /** How often it was found. */
  times: number;
  /** Different messages, the first few. */
  readonly others: Set<string>;
}

/**
 * One cause, one finding: what a loop or a procedure finds again and again at one place becomes the first of it, which
 * says how often it was found, however often that is.
 */
export class RepeatedFindings {
  readonly #order: Place[] = [];
  readonly #places = new Map<SourceFile, Map<string, Place>>();

  /** Adds a finding. True when it is kept, false when it only counts. */
  add(diagnostic: Diagnostic): boolean {
    const { code, severity, span, message } = diagnostic;
    const places = this.#places.get(span.file) ?? new Map<string, Place>();
    this.#places.set(span.file, places);
    const key = `${code} ${severity} ${span.start} ${span.end}`;
    const known = places.get(key);
    if (known !== undefined) {
      known.times++;
      if (message !== known.first.message && known.others.size < MOST_OTHERS) known.others.add(message);
      return false;
    }
    const place = { first: diagnostic, times: 1, others: new Set<string>() };
    places.set(key, place);
    this.#order.push(place);
    return true;
  }

  /** All findings in the order in which they were first made. */
  list(): Diagnostic[] {
    return this.#order.map(counted);
  }
}

function counted({ first, times, others }: Place): Diagnostic {
  if (times === 1) return first;
  if (others.size === 0) return { ...first, message: `${first.message} (${times} times)` };
  const more = [...others].map((message): Related => ({ message: `also: ${message}`, span: first.span }));
  return {
    ...first,
    message: `${first.message} (and ${times - 1} more like it here)`,
    related: [...(first.related ?? []), ...more],
  };
}
