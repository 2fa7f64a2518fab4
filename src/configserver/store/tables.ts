import type { Generated } from "kysely";

/**
 * The tables, the same on SQLite and PostgreSQL. Times are ISO 8601 in UTC. What the routes hand out is stored as the
 * JSON text that they send: a push makes it once, a read only puts it together.
 */
export interface Tables {
  experiments: ExperimentsTable;
  nodes: NodesTable;
  networks: NetworksTable;
  documents: DocumentsTable;
  addresses: AddressesTable;
  pools: PoolsTable;
  locks: LocksTable;
  statuses: StatusesTable;
  tokens: TokensTable;
}

export interface ExperimentsTable {
  /** Random, never used again: with the generation it makes the ETag. */
  id: number;
  project: string;
  experiment: string;
  /** 0 only inside the transaction that makes the row. */
  generation: Generated<number>;
  /** SHA-256 of the parts, null where a part was never pushed. */
  containers_digest: string | null;
  config_digest: string | null;
  users_digest: string | null;
  created: string;
  updated: string;
  containers: Generated<number>;
  hosts: Generated<number>;
  networks: Generated<number>;
  /** JSON lists, of `ImageView` and `User`. */
  images: Generated<string>;
  users: Generated<string>;
}

/** Everything that has a record of its own: containers, physical nodes and pnodes. */
export interface NodesTable {
  experiment_id: number;
  name: string;
  /** Containers come first, in the order of containers.json. */
  ordinal: number;
  role: string | null;
  host: string | null;
  control_address: string | null;
  /** `ContainerView`; null on a node that is not in containers.json. */
  container: string | null;
  /** `HostView`; null on a container. */
  machine: string | null;
  /** JSON list of the keys of `networks` whose summary the record has. */
  networks: string;
  /** JSON list of the keys of `networks` whose members are its peers. */
  peer_networks: string;
  /** The part of `NodeView` that belongs to this node alone. */
  body: string;
}

export interface NetworksTable {
  experiment_id: number;
  /** `v:NAME` for a network of the experiment, `p:NAME` for one that carries such. */
  key: string;
  layer: "virtual" | "physical";
  ordinal: number;
  /** `NetworkView`. */
  body: string;
}

/** Whole documents, as gzip. */
export interface DocumentsTable {
  experiment_id: number;
  kind: DocumentKind;
  body: Uint8Array;
}

export type DocumentKind = "topology" | "hosts";

/** Control addresses in use, as numbers. */
export interface AddressesTable {
  address: number;
  experiment_id: number;
  name: string;
}

/** For each pool that was ever configured an address below which none is free. */
export interface PoolsTable {
  cidr: string;
  next: number;
}

/** A row is locked by updating it, which works alike on both databases. */
export interface LocksTable {
  name: string;
  taken: number;
}

export interface StatusesTable {
  experiment_id: number;
  node: string;
  state: string;
  /** As a JSON text, because PostgreSQL has no NUL in texts. */
  message: string | null;
  reported: string;
}

export interface TokensTable {
  id: string;
  /** SHA-256 of the secret. */
  hash: string;
  /** `*` for all. */
  project: string;
  /** Null for all of the project. */
  experiment: string | null;
  scope: string;
  created: string;
  expires: string | null;
  revoked: string | null;
}
