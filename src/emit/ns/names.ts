import { quoteElement } from "../../parser/index.ts";
import { parseHardware, type TopologyDraft } from "../../topology/index.ts";

/** How an object is assigned and how it is spoken of afterwards. */
export interface Variable {
  /** The word after `set`. */
  readonly target: string;
  /** `${pnode(0000)}`, or a command where braces cannot hold the name. */
  readonly reference: string;
}

/** The variables of a pnode file. An object's name follows from its variable: `pnode(0000)` is `pnode-0000`. */
export class PnodeFileNames {
  readonly simulator: string;
  readonly #objects: ReadonlySet<string>;
  readonly #vtypes = new Map<string, string>();
  #nextVtype = 0;

  constructor({ nodes, pnodes, physicalNetworks }: TopologyDraft) {
    const physical = nodes.filter(({ kind }) => kind === "physical");
    this.#objects = new Set([...pnodes, ...physical, ...physicalNetworks].map(({ name }) => name));
    this.simulator = this.#simulatorName();
    for (const { hardware } of [...pnodes, ...physical]) this.#addVtype(hardware);
  }

  /** A node of the experiment; its variable has its name. */
  node(name: string): Variable {
    return variable(name);
  }

  /**
   * A pnode or physical network: an element of the array that its name begins with, unless a node has the array's
   * name; then a plain variable, which gives the same name.
   */
  generated(name: string): Variable {
    const match = /^(pnode|physical)-(\d+)$/.exec(name);
    return match === null || this.#objects.has(match[1] as string)
      ? variable(name)
      : variable(`${match[1]}(${match[2]})`);
  }

  /** The name of the virtual type for a choice of types; `TYPE` itself where there is no choice. */
  hardware(hardware: string): string {
    return this.#vtypes.get(hardware) ?? hardware;
  }

  /** Every choice of types with its name, in order of first use. */
  get vtypes(): ReadonlyMap<string, string> {
    return this.#vtypes;
  }

  #simulatorName(): string {
    if (!this.#objects.has("ns")) return "ns";
    for (let number = 0; ; number++) if (!this.#objects.has(`sim${number}`)) return `sim${number}`;
  }

  #addVtype(hardware: string): void {
    if (this.#vtypes.has(hardware) || parseHardware(hardware).kind === "type") return;
    let name: string;
    do name = `container${this.#nextVtype++}`;
    while (this.#objects.has(name));
    this.#vtypes.set(hardware, name);
  }
}

function variable(name: string): Variable {
  const target = quoteElement(name, false);
  const plain = /^[^{}\\]+$/.test(name);
  return { target, reference: plain ? `\${${name}}` : `[set ${target}]` };
}
