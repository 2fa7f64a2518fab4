import { quoteElement } from "../../parser/index.ts";
import {
  formatIpv4,
  type PhysicalNetwork,
  type Pnode,
  parseHardware,
  parseIpv4,
  type TopologyDraft,
} from "../../topology/index.ts";
import { type Creation, creationOrder } from "./creation-order.ts";
import { PnodeFileNames } from "./names.ts";

const BANDWIDTH = "1Gb";
const DELAY = "0ms";
const DEFAULT_HARDWARE = "pc";

/**
 * The NS file of the machines that an experiment needs, in the form and order of the NeoContainers page: the pnodes,
 * the nodes that stay physical, and the physical networks between them. All text of the user is quoted.
 */
export function* pnodeFileChunks(document: TopologyDraft): Generator<string> {
  const file = new PnodeFile(document);
  yield file.head();
  yield* file.body();
  yield file.foot();
}

class PnodeFile {
  readonly #document: TopologyDraft;
  readonly #names: PnodeFileNames;
  readonly #references = new Map<string, string>();

  constructor(document: TopologyDraft) {
    this.#document = document;
    this.#names = new PnodeFileNames(document);
  }

  head(): string {
    return `set ${this.#names.simulator} [new Simulator]\nsource tb_compat.tcl\n`;
  }

  foot(): string {
    const { simulator } = this.#names;
    return `\n$${simulator} rtproto Static\n$${simulator} run\n`;
  }

  *body(): Generator<string> {
    const { nodes, pnodes, physicalNetworks } = this.#document;
    const physical = nodes.filter(({ kind }) => kind === "physical");
    if (pnodes.length > 0 || this.#names.vtypes.size > 0) yield "\n";
    for (const [hardware, name] of this.#names.vtypes) yield vtypeLine(hardware, name);
    for (const pnode of pnodes) yield this.#pnode(pnode);
    if (physical.length > 0) yield "\n";
    for (const creation of creationOrder(physical, pnodes.length)) yield this.#node(creation);
    for (const network of physicalNetworks) {
      yield "\n";
      yield* this.#network(network);
    }
  }

  #pnode({ name, os, hardware }: Pnode): string {
    const { target, reference } = this.#names.generated(name);
    this.#references.set(name, reference);
    return lines([
      `set ${target} ${this.#call("node")}`,
      `tb-set-node-os ${reference} ${quote(os)}`,
      `tb-set-hardware ${reference} ${quote(this.#names.hardware(hardware))}`,
      `tb-set-node-failure-action ${reference} "nonfatal"`,
    ]);
  }

  #node({ node, named }: Creation): string {
    const { name, os, hardware, startCommand, attributes } = node;
    const variable = this.#names.node(name);
    const reference = named ? quote(name) : variable.reference;
    this.#references.set(name, reference);
    return lines([
      named ? `$${this.#names.simulator} node` : `set ${variable.target} ${this.#call("node")}`,
      ...(os === null ? [] : [`tb-set-node-os ${reference} ${quote(os)}`]),
      ...(hardware === DEFAULT_HARDWARE
        ? []
        : [`tb-set-hardware ${reference} ${quote(this.#names.hardware(hardware))}`]),
      ...(startCommand === null ? [] : [`tb-set-node-startcmd ${reference} ${quote(startCommand)}`]),
      ...attributes
        .filter(({ key }) => !key.startsWith("containers:"))
        .map(({ key, value }) => `tb-add-node-attribute ${reference} ${quote(key)} ${quote(value)}`),
    ]);
  }

  *#network({ name, kind, subnet, netmask, members }: PhysicalNetwork): Generator<string> {
    const { target, reference } = this.#names.generated(name);
    const ends = members.map((member) => this.#references.get(member) ?? quote(member));
    const command =
      kind === "lan"
        ? `make-lan "${ends.join(" ")}" ${BANDWIDTH} ${DELAY}`
        : `duplex-link ${ends.join(" ")} ${BANDWIDTH} ${DELAY} DropTail`;
    yield lines([`set ${target} ${this.#call(command)}`]);
    const base = parseIpv4(subnet);
    if (base === null) return;
    for (const [i, end] of ends.entries())
      yield lines([`tb-set-ip-${kind} ${end} ${reference} ${formatIpv4(base + 1 + i)}`]);
    yield lines([`tb-set-netmask ${reference} ${netmask}`]);
  }

  #call(command: string): string {
    return `[$${this.#names.simulator} ${command}]`;
  }
}

function vtypeLine(hardware: string, name: string): string {
  const choice = parseHardware(hardware);
  if (choice.kind === "type") return "";
  const types = `{${choice.types.map((type, i) => quoteElement(type, i === 0)).join(" ")}}`;
  if (choice.weight === 0.5) return lines([`tb-make-soft-vtype ${name} ${types}`]);
  if (choice.weight === 1) return lines([`tb-make-hard-vtype ${name} ${types}`]);
  return lines([`tb-make-weighted-vtype ${name} ${decimal(choice.weight)} ${types}`]);
}

/** A number without an exponent, which the testbed does not read. */
function decimal(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(20).replace(/0+$/, "") : text;
}

function quote(text: string): string {
  return quoteElement(text, false);
}

function lines(list: readonly string[]): string {
  return `${list.join("\n")}\n`;
}
