import { MOST_PEERS, type NetworkView, nodePath, type Peer } from "../configapi/index.ts";
import type { Cache, Flights } from "./cache.ts";
import { entityTag } from "./rules/conditions.ts";
import type { Database } from "./store/database.ts";
import type { Head } from "./store/gate.ts";
import { type NodeParts, readNetworks, readNode } from "./store/nodes.ts";

/** The record of one node as it is sent, with the state that it belongs to. */
export interface NodeRecord extends Head {
  readonly tag: string;
  readonly body: string;
}

/** A network as far as records of nodes have it. */
interface NetworkPart {
  /** `NetworkView` without its members, as JSON. */
  readonly summary: string;
  readonly members: readonly Peer[];
}

/** How often a read starts again because somebody pushed in between. */
const ATTEMPTS = 20;
/** Memory of a text or a member beside its characters. */
const OVERHEAD = 64;

/** Puts records of nodes together and keeps those of the generations that are asked for. */
export class NodeRecords {
  readonly #database: Database;
  readonly #cache: Cache;
  readonly #flights: Flights;

  constructor(database: Database, cache: Cache, flights: Flights) {
    this.#database = database;
    this.#cache = cache;
    this.#flights = flights;
  }

  /** A record of the generation that `head` names, where it is at hand. */
  cached(head: Head, node: string): NodeRecord | undefined {
    return this.#cache.get(recordKey(head, node));
  }

  /** The newest record of a node; null when there is no such node. */
  async read(project: string, experiment: string, node: string): Promise<NodeRecord | null> {
    for (let tries = 0; tries < ATTEMPTS; tries++) {
      const parts = await readNode(this.#database, project, experiment, node);
      if (parts === null) return null;
      const networks = await this.#networks(parts, keysOf(parts.networks, parts.peerNetworks));
      if (networks === null) continue;
      const { id, generation } = parts;
      const body = recordText(parts, networks, project, experiment, node);
      const record = { id, generation, tag: entityTag({ id, generation }), body };
      this.#cache.set(recordKey(record, node), record, record.body.length + node.length + 4 * OVERHEAD);
      return record;
    }
    throw new Error("the experiment changed at each attempt to read it");
  }

  /** A page of the peers of a node, and whether there are more; null when there is no such node. */
  async peers(
    project: string,
    experiment: string,
    node: string,
    offset: number,
    limit: number,
  ): Promise<(Head & { readonly peers: readonly Peer[]; readonly more: boolean }) | null> {
    for (let tries = 0; tries < ATTEMPTS; tries++) {
      const parts = await readNode(this.#database, project, experiment, node);
      if (parts === null) return null;
      const keys = keysOf(parts.peerNetworks);
      const networks = await this.#networks(parts, keys);
      if (networks === null) continue;
      return { id: parts.id, generation: parts.generation, ...peersOf(node, keys, networks, offset, limit) };
    }
    throw new Error("the experiment changed at each attempt to read it");
  }

  /** Networks by key; null when the experiment is no longer at the generation of `head`. */
  async #networks(head: Head, keys: readonly string[]): Promise<ReadonlyMap<string, NetworkPart> | null> {
    const found = new Map<string, NetworkPart>();
    const missing: string[] = [];
    for (const key of keys) {
      const part = this.#cache.get<NetworkPart>(networkKey(head, key));
      if (part === undefined) missing.push(key);
      else found.set(key, part);
    }
    if (missing.length === 0) return found;
    const read = await this.#flights.join(networkKey(head, JSON.stringify(missing)), async () => {
      const texts = await readNetworks(this.#database, head, missing);
      if (texts === null) return null;
      const parts = new Map<string, NetworkPart>();
      for (const [key, text] of texts) {
        const part = networkPart(text);
        parts.set(key, part);
        const size = part.summary.length + part.members.length * 2 * OVERHEAD + 4 * OVERHEAD;
        this.#cache.set(networkKey(head, key), part, size);
      }
      return parts;
    });
    if (read === null) return null;
    for (const [key, part] of read) found.set(key, part);
    return found;
  }
}

/** No name has a line end, so keys of different kinds never meet. */
function recordKey({ id, generation }: Head, node: string): string {
  return `${id}.${generation}\nnode\n${node}`;
}

function networkKey({ id, generation }: Head, key: string): string {
  return `${id}.${generation}\nnetwork\n${key}`;
}

function keysOf(...lists: readonly string[]): string[] {
  return [...new Set(lists.flatMap((list) => JSON.parse(list) as string[]))];
}

function networkPart(text: string): NetworkPart {
  const { members, ...summary } = JSON.parse(text) as NetworkView;
  return {
    summary: JSON.stringify(summary),
    members: members.map(({ node, address }) => ({ name: node, address })),
  };
}

function recordText(
  parts: NodeParts,
  networks: ReadonlyMap<string, NetworkPart>,
  project: string,
  experiment: string,
  node: string,
): string {
  const summaries = keysOf(parts.networks).flatMap((key) => networks.get(key)?.summary ?? []);
  const { peers, more } = peersOf(node, keysOf(parts.peerNetworks), networks, 0, MOST_PEERS);
  const peersUrl = more ? `${nodePath(project, experiment, node)}/peers?offset=${peers.length}` : null;
  return (
    `${parts.body.slice(0, -1)},"networks":[${summaries.join()}],"users":${parts.users},` +
    `"generation":${parts.generation},"peers":${JSON.stringify(peers)},"peersUrl":${JSON.stringify(peersUrl)}}`
  );
}

/** The other members of some networks, from `offset` on. */
function peersOf(
  node: string,
  keys: readonly string[],
  networks: ReadonlyMap<string, NetworkPart>,
  offset: number,
  limit: number,
): { readonly peers: readonly Peer[]; readonly more: boolean } {
  const peers: Peer[] = [];
  let skip = offset;
  for (const key of keys) {
    for (const member of networks.get(key)?.members ?? []) {
      if (member.name === node) continue;
      if (skip > 0) skip--;
      else if (peers.length < limit) peers.push(member);
      else return { peers, more: true };
    }
  }
  return { peers, more: false };
}
