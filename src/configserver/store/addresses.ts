import type { Transaction } from "kysely";
import { type AddressRange, formatIpv4 } from "../../topology/index.ts";
import { insertRows } from "./statements.ts";
import type { Tables } from "./tables.ts";

type Db = Transaction<Tables>;

/** Where control addresses come from: the addresses of a block but its first, the network's, and last, for broadcast. */
export interface AddressPool {
  readonly cidr: string;
  readonly first: number;
  readonly last: number;
}

/** The pool has not enough addresses. */
export class PoolExhausted extends Error {
  readonly wanted: number;
  readonly free: number;

  constructor(wanted: number, free: number) {
    super("the pool of control addresses is exhausted");
    this.wanted = wanted;
    this.free = free;
  }
}

/** How many rows are looked at, or named, in one statement. */
const BATCH = 10_000;
const NAMES = 500;

export function addressPool(cidr: string, range: AddressRange): AddressPool {
  return { cidr, first: range.start + 1, last: range.end - 1 };
}

/**
 * Gives every name of an experiment a control address: the one it has, or else the lowest free one, in the order of the
 * names. Addresses of names that are gone are given back. Throws `PoolExhausted`; the transaction then has to be undone.
 */
export async function reserveAddresses(
  db: Db,
  experimentId: number,
  names: readonly string[],
  pool: AddressPool,
): Promise<ReadonlyMap<string, string>> {
  const owned = await ownAddresses(db, experimentId);
  const wanted = new Set(names);
  const gone = [...owned.keys()].filter((name) => !wanted.has(name));
  const missing = names.filter((name) => !owned.has(name));
  if (gone.length > 0 || missing.length > 0) await lockAddresses(db);
  if (gone.length > 0) await release(db, experimentId, owned, gone);
  if (missing.length > 0) {
    const free = await takeFree(db, missing.length, pool);
    missing.forEach((name, i) => {
      owned.set(name, free[i] as number);
    });
    await insertRows(
      db,
      "addresses",
      missing.map((name, i) => ({ address: free[i] as number, experiment_id: experimentId, name })),
    );
  }
  return new Map(names.map((name) => [name, formatIpv4(owned.get(name) as number)]));
}

/** Gives back all addresses of an experiment; returns how many they were. */
export async function releaseAddresses(db: Db, experimentId: number): Promise<number> {
  const owned = await ownAddresses(db, experimentId);
  if (owned.size === 0) return 0;
  await lockAddresses(db);
  await db.deleteFrom("addresses").where("experiment_id", "=", experimentId).execute();
  await lowerHints(db, owned.values());
  return owned.size;
}

/** The addresses of an experiment by name. */
export async function ownAddresses(
  db: Pick<Db, "selectFrom">,
  experimentId: number,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("addresses")
    .select(["name", "address"])
    .where("experiment_id", "=", experimentId)
    .orderBy("address")
    .execute();
  return new Map(rows.map(({ name, address }) => [name, address]));
}

/** Keeps all other servers from taking or giving back addresses until the transaction ends. */
async function lockAddresses(db: Db): Promise<void> {
  await db
    .updateTable("locks")
    .set((builder) => ({ taken: builder("taken", "+", 1) }))
    .where("name", "=", "addresses")
    .execute();
}

async function release(
  db: Db,
  experimentId: number,
  owned: Map<string, number>,
  gone: readonly string[],
): Promise<void> {
  const addresses = gone.map((name) => owned.get(name) as number);
  for (let i = 0; i < addresses.length; i += NAMES) {
    await db
      .deleteFrom("addresses")
      .where("experiment_id", "=", experimentId)
      .where("address", "in", addresses.slice(i, i + NAMES))
      .execute();
  }
  await lowerHints(db, addresses);
}

async function lowerHints(db: Db, addresses: Iterable<number>): Promise<void> {
  let lowest = Number.POSITIVE_INFINITY;
  for (const address of addresses) if (address < lowest) lowest = address;
  await db.updateTable("pools").set({ next: lowest }).where("next", ">", lowest).execute();
}

/** The lowest free addresses of the pool; remembers below which address none is free. */
async function takeFree(db: Db, count: number, pool: AddressPool): Promise<number[]> {
  const hint = await db.selectFrom("pools").select("next").where("cidr", "=", pool.cidr).executeTakeFirst();
  const free: number[] = [];
  let candidate = Math.max(pool.first, hint?.next ?? pool.first);
  while (free.length < count && candidate <= pool.last) {
    const used = await db
      .selectFrom("addresses")
      .select("address")
      .where("address", ">=", candidate)
      .where("address", "<=", pool.last)
      .orderBy("address")
      .limit(BATCH)
      .execute();
    for (const { address } of used) {
      while (candidate < address && free.length < count) free.push(candidate++);
      if (free.length === count) break;
      candidate = address + 1;
    }
    if (used.length === BATCH) continue;
    while (candidate <= pool.last && free.length < count) free.push(candidate++);
    break;
  }
  if (free.length < count) throw new PoolExhausted(count, free.length);
  const next = (free.at(-1) as number) + 1;
  await db
    .insertInto("pools")
    .values({ cidr: pool.cidr, next })
    .onConflict((conflict) => conflict.column("cidr").doUpdateSet({ next }))
    .execute();
  return free;
}
