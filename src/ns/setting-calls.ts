import type { Span } from "../source/index.ts";
import type { SettingCall } from "../topology/index.ts";
import type { Call } from "./call.ts";
import type { Node } from "./objects/node.ts";

interface Entry {
  readonly setting: SettingCall["setting"];
  readonly span: Span;
  readonly valueSpan: Span | null;
  /** What the command set for each node; a loop can come by again with something else. */
  readonly values: Map<Node, Set<string>>;
}

/** Notes which commands of the text set the OS, the hardware or the start command of which nodes. */
export class SettingCalls {
  readonly #entries = new Map<string, Entry>();
  readonly #files = new Map<Span["file"], number>();

  /** Notes that a call sets something of a node to its argument at `index`. */
  note(setting: SettingCall["setting"], call: Call, node: Node, index: number): void {
    const { place } = call;
    const valueSpan = call.writtenSpan(index);
    const file = this.#files.get(place.file) ?? this.#files.size;
    this.#files.set(place.file, file);
    const key = `${setting} ${valueSpan === null} ${file} ${place.start} ${place.end}`;
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      entry = { setting, span: place, valueSpan, values: new Map() };
      this.#entries.set(key, entry);
    }
    const values = entry.values.get(node);
    if (values === undefined) entry.values.set(node, new Set([call.text(index)]));
    else values.add(call.text(index));
    call.session.hold(64 + call.text(index).length);
  }

  /** The calls in order of their first run, with the names that the nodes have now. */
  list(): SettingCall[] {
    return [...this.#entries.values()].map(({ setting, span, valueSpan, values }) => ({
      setting,
      span,
      valueSpan,
      nodes: [...values].map(([{ name }, set]) => ({ name, values: [...set] })),
    }));
  }
}
