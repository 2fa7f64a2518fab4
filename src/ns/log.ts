import type { Diagnostic, SourceFile } from "../source/index.ts";
import { entryOf } from "./maps.ts";

/** Different messages that are kept for one place and code; further ones are counted. */
const MOST_AT_ONE_PLACE = 20;

interface Entry {
  readonly diagnostic: Diagnostic;
  times: number;
}

interface Place {
  readonly byMessage: Map<string, Entry>;
  /** Findings beyond the most that are kept. */
  more: number;
  last: Entry | null;
}

/**
 * Collects what is found. The same message at the same place counts once, with the number of times, and a loop that
 * finds something else on every turn does not fill the memory.
 */
export class DiagnosticLog {
  readonly #entries: Entry[] = [];
  readonly #places = new Map<SourceFile, Map<string, Place>>();
  #errors = 0;

  /** Adds a finding. True when it is kept, false when it only counts. */
  add(diagnostic: Diagnostic): boolean {
    if (diagnostic.severity === "error") this.#errors++;
    const place = this.#placeOf(diagnostic);
    const known = place.byMessage.get(diagnostic.message);
    if (known !== undefined) {
      known.times++;
      return false;
    }
    if (place.byMessage.size >= MOST_AT_ONE_PLACE) {
      place.more++;
      return false;
    }
    const entry = { diagnostic, times: 1 };
    place.byMessage.set(diagnostic.message, entry);
    place.last = entry;
    this.#entries.push(entry);
    return true;
  }

  /** Whether an error is among them. */
  get failed(): boolean {
    return this.#errors > 0;
  }

  /** All findings in the order in which they were first made. */
  list(): Diagnostic[] {
    const beyond = new Map<Entry, number>();
    for (const places of this.#places.values()) {
      for (const place of places.values()) {
        if (place.last !== null && place.more > 0) beyond.set(place.last, place.more);
      }
    }
    return this.#entries.map((entry) => {
      const more = beyond.get(entry);
      const counted = entry.times > 1 ? ` (${entry.times} times)` : "";
      const rest = more === undefined ? "" : ` (and ${more} more like it here)`;
      if (counted === "" && rest === "") return entry.diagnostic;
      return { ...entry.diagnostic, message: `${entry.diagnostic.message}${counted}${rest}` };
    });
  }

  #placeOf({ code, severity, span }: Diagnostic): Place {
    const places = entryOf(this.#places, span.file, () => new Map<string, Place>());
    const key = `${code} ${severity} ${span.start} ${span.end}`;
    return entryOf(places, key, () => ({ byMessage: new Map(), more: 0, last: null }));
  }
}
