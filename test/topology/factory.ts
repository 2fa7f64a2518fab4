import { SourceFile, type Span, span } from "../../src/source/index.ts";
import type {
  Experiment,
  ExperimentNode,
  Network,
  NetworkMember,
  NodeAttribute,
  VirtualType,
} from "../../src/topology/index.ts";

/** Text that a factory writes while it builds, so that every span holds what it should. */
export class Source {
  #text = "";
  readonly #spans: { file: SourceFile; start: number; end: number }[] = [];

  /** Appends a line of words and returns the span of the line and of each word. */
  line(...words: string[]): { line: Span; words: Span[] } {
    const start = this.#text.length;
    const spans = words.map((word) => {
      const at = this.#text.length;
      this.#text += `${word} `;
      return this.#place(at, at + word.length);
    });
    const line = this.#place(start, this.#text.length - 1);
    this.#text += "\n";
    return { line, words: spans };
  }

  /** Spans get their file here, since a file's text does not change. */
  finish(name = "exp.ns"): SourceFile {
    const file = new SourceFile(name, this.#text);
    for (const place of this.#spans) place.file = file;
    return file;
  }

  #place(start: number, end: number): Span {
    const place = { ...span(EMPTY, start, end) } as { file: SourceFile; start: number; end: number };
    this.#spans.push(place);
    return place;
  }
}

const EMPTY = new SourceFile("empty", "");

export interface NodeOptions {
  readonly os?: string;
  readonly hardware?: string;
  readonly startCommand?: string;
  readonly role?: "node" | "bridge";
  /** Keys that begin with `:` mean `containers:…`. */
  readonly attributes?: readonly (readonly [key: string, value: string])[];
}

/** Builds experiments without NS text; spans are those of a text that it makes up. */
export class Factory {
  readonly #source = new Source();
  readonly #nodes: ExperimentNode[] = [];
  readonly #networks: Network[] = [];
  readonly #types: VirtualType[] = [];
  readonly #ports = new Map<string, number>();

  node(name: string, options: NodeOptions = {}): this {
    const setting = <T extends string>(command: string, value: T) => ({
      value,
      spans: [this.#source.line(command, `$${name}`, value).words[2] as Span],
    });
    const { line } = this.#source.line("set", name, "[$ns node]");
    this.#nodes.push({
      name,
      span: line,
      role: options.role ?? "node",
      hardware:
        options.hardware === undefined
          ? { value: "pc", spans: [] }
          : setting("tb-set-hardware", options.hardware),
      os: options.os === undefined ? null : setting("tb-set-node-os", options.os),
      startCommand:
        options.startCommand === undefined ? null : setting("tb-set-node-startcmd", options.startCommand),
      failureAction: { value: "fatal", spans: [] },
      fixed: null,
      attributes: (options.attributes ?? []).map(([key, value]) => this.#attribute(name, key, value)),
    });
    return this;
  }

  /** A node with all four image attributes. */
  container(name: string, attributes: NodeOptions["attributes"] = [], image = UBUNTU): this {
    return this.node(name, { attributes: [...image, ...attributes] });
  }

  link(name: string, a: string, b: string, options: NetworkOptions = {}): this {
    return this.#network("link", name, [a, b], options);
  }

  lan(name: string, members: readonly string[], options: NetworkOptions = {}): this {
    return this.#network("lan", name, members, options);
  }

  vtype(name: string, weight: number, types: readonly string[]): this {
    this.#types.push({ name, weight, types, span: this.#source.line("tb-make-vtype", name).line });
    return this;
  }

  build(overrides: Partial<Experiment> = {}): Experiment {
    this.#source.finish();
    return {
      nodes: this.#nodes,
      networks: this.#networks,
      virtualTypes: this.#types,
      programs: [],
      events: [],
      routing: "static",
      sourcedFiles: [],
      ...overrides,
    };
  }

  #attribute(node: string, key: string, value: string): NodeAttribute {
    const full = key.startsWith(":") ? `containers${key}` : key;
    const { line, words } = this.#source.line("tb-add-node-attribute", `$${node}`, full, value);
    return { key: full, value, span: line, keySpan: words[2] as Span, valueSpan: words[3] as Span };
  }

  #network(kind: "link" | "lan", name: string, nodes: readonly string[], options: NetworkOptions): this {
    const { line } = this.#source.line("set", name, kind);
    const number = this.#networks.length;
    const subnet = options.subnet ?? `10.${1 + Math.floor(number / 250)}.${1 + (number % 250)}.0`;
    const kbps = options.kbps ?? 100_000;
    const members = nodes.map((node, i): NetworkMember => {
      const port = this.#ports.get(node) ?? 0;
      this.#ports.set(node, port + 1);
      return {
        node,
        port,
        address: options.addressless ? "" : hostAddress(subnet, i + 2),
        addressSetting: null,
        delayMs: 5,
        reverseDelayMs: 7.5,
        bandwidthKbps: kbps,
        reverseBandwidthKbps: kbps,
        loss: 0,
        reverseLoss: 0.01,
      };
    });
    this.#networks.push({
      name,
      kind,
      span: line,
      subnet: options.addressless ? "" : subnet,
      netmask: { value: options.netmask ?? "255.255.255.0", spans: [] },
      members,
      queue: "DropTail",
    });
    return this;
  }
}

export interface NetworkOptions {
  readonly subnet?: string;
  readonly netmask?: string;
  readonly kbps?: number;
  readonly addressless?: boolean;
}

export const UBUNTU: NonNullable<NodeOptions["attributes"]> = [
  [":image_os", "ubuntu 14.04 64"],
  [":image_type", "vagrant"],
  [":image_name", "deter/ub14"],
  [":image_url", "http://scratch/containers/deter_ub1404_64_vb.box"],
];

export const WINDOWS: NonNullable<NodeOptions["attributes"]> = [
  [":image_os", "Windows 7"],
  [":image_type", "vagrant"],
  [":image_name", "deter/win7"],
  [":image_url", "http://scratch/containers/deter_win7.box"],
];

function hostAddress(subnet: string, host: number): string {
  const octets = subnet.split(".").map(Number) as [number, number, number, number];
  const low = octets[2] * 256 + octets[3] + host;
  return `${octets[0]}.${octets[1]}.${Math.floor(low / 256)}.${low % 256}`;
}

/** `CODE "underlined text"` of each diagnostic, which is what most tests look at. */
export function brief(diagnostics: readonly { code: string; span: Span }[]): string[] {
  return diagnostics.map(
    ({ code, span: place }) => `${code} ${place.file.text.slice(place.start, place.end)}`,
  );
}
