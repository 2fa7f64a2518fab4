/** As much of a node as its lines show. */
export interface HostsNode {
  readonly name: string;
  readonly interfaces: readonly {
    /** Empty where it has none. */
    readonly address: string;
    readonly index: number;
    /** Null where it is not known. */
    readonly network: string | null;
  }[];
}

/** What a line of `/etc/hosts` can hold as a name: a space or `#` would begin something else. */
const HOST_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

const LOCALHOST = "localhost";

/**
 * The `/etc/hosts` of the experiment with the names that DETER gives: for each interface `NODE-NETWORK` and
 * `NODE-INDEX`, and the node's own name on its first address. A name stands for one address: nodes' own names come
 * before those made up, and of these the first counts.
 */
export function* hostsChunks({ nodes }: { readonly nodes: readonly HostsNode[] }): Generator<string> {
  yield `127.0.0.1  ${LOCALHOST}\n`;
  const own = new Names([LOCALHOST]);
  const made = new Names([LOCALHOST, ...nodes.map(({ name }) => name)]);
  for (const { name, interfaces } of nodes) {
    let pending = true;
    for (const { address, network, index } of interfaces) {
      if (address === "") continue;
      const suffixes = network === null ? [index] : [network, index];
      const names = suffixes.map((suffix) => `${name}-${suffix}`).filter((alias) => made.take(alias));
      if (pending && own.take(name)) names.push(name);
      pending = false;
      if (names.length > 0) yield `${address}  ${names.join(" ")}\n`;
    }
  }
}

/** Names that are given once; case does not count, as for whoever looks a name up. */
class Names {
  readonly #taken: Set<string>;

  constructor(taken: readonly string[]) {
    this.#taken = new Set(taken.map((name) => name.toLowerCase()));
  }

  /** Whether the name can be given, which takes it. */
  take(name: string): boolean {
    const key = name.toLowerCase();
    if (!HOST_NAME.test(name) || this.#taken.has(key)) return false;
    this.#taken.add(key);
    return true;
  }
}
