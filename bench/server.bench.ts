import { existsSync } from "node:fs";
import autocannon from "autocannon";
import { pushBody } from "../test/configserver/documents.ts";
import { postgresPrograms, ThrowAwayPostgres } from "../test/configserver/postgres.ts";
import { runBare, startBare, startNsc, type Target } from "./server/processes.ts";
import { storm } from "./server/storm.ts";
import { printTable } from "./table.ts";

/** How fast the config server reads and loads, with its client on the same machine. */
const CONTAINERS = 10_000;
const NODES_ASKED = 16;
const ROUNDS = 5;
const SECONDS = 3;
const PUSHES = [1_000, 10_000, 100_000];

interface Row {
  readonly title: string;
  readonly target: Target;
  /** Sent as If-None-Match, for a 304 each time. */
  readonly tag: string | null;
}

async function main(): Promise<void> {
  if (!existsSync("dist/nsc.cjs")) throw new Error("run `npm run build` first");
  const postgres = postgresPrograms() === null ? null : await ThrowAwayPostgres.start();
  const embedded = await startNsc(null);
  const shared = postgres && (await startNsc(postgres.createDatabase()));
  try {
    const tag = await load(embedded, CONTAINERS);
    if (shared !== null) await load(shared, CONTAINERS);
    const sample = await (await ask(embedded, "GET", nodePath(0))).text();
    const bare = await startBare(sample);
    try {
      await reads(sample.length, [
        { title: "bare Fastify", target: bare, tag: null },
        { title: "nsc, embedded", target: embedded, tag: null },
        { title: "nsc, embedded, 304", target: embedded, tag },
        ...(shared === null ? [] : [{ title: "nsc, PostgreSQL", target: shared, tag: null }]),
      ]);
    } finally {
      await bare.stop();
    }
    await storms(embedded, shared);
    await pushes(embedded, shared);
  } finally {
    await Promise.all([embedded.stop(), shared?.stop()]);
    postgres?.stop();
  }
}

const nodePath = (index: number): string => `/exp/P/E/nodes/n${index}`;

function ask({ url, token }: Target, method: string, path: string, body?: string): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  return fetch(url + path, { method, headers, ...(body === undefined ? {} : { body }) });
}

/** Pushes an experiment and returns its entity tag. */
async function load(target: Target, containers: number): Promise<string> {
  const response = await ask(target, "PUT", "/exp/P/E", JSON.stringify(pushBody({ containers })));
  if (!response.ok) throw new Error(await response.text());
  await response.text();
  return response.headers.get("etag") ?? "";
}

/** The rounds of all rows take turns, so that what else the machine does falls on all of them alike. */
async function reads(size: number, rows: readonly Row[]): Promise<void> {
  const best = rows.map(() => 0);
  const slowest = rows.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [index, row] of rows.entries()) {
      const { requests } = await fire(row, 64, round === 0 ? 1 : SECONDS);
      best[index] = Math.max(best[index] as number, requests.average);
      const { latency } = await fire(row, 256, round === 0 ? 1 : SECONDS);
      if (round > 0) slowest[index] = Math.min(slowest[index] as number, latency.p99);
    }
  }
  process.stdout.write(`GET …/nodes/:node, ${size} bytes, ${NODES_ASKED} nodes of ${CONTAINERS} in turn\n`);
  printTable(
    ["server", "requests/s", "to bare", "p99 at 256 connections"],
    rows.map(({ title }, index) => [
      title,
      Math.round(best[index] as number),
      ((best[index] as number) / (best[0] as number)).toFixed(2),
      `${slowest[index]} ms`,
    ]),
  );
}

async function fire(
  { title, target, tag }: Row,
  connections: number,
  seconds: number,
): Promise<autocannon.Result> {
  const headers = {
    authorization: `Bearer ${target.token}`,
    ...(tag === null ? {} : { "if-none-match": tag }),
  };
  const result = await autocannon({
    url: target.url,
    connections,
    duration: seconds,
    requests: Array.from({ length: NODES_ASKED }, (_, i) => ({ path: nodePath(i), headers })),
  });
  const wanted = tag === null ? result["2xx"] : result["3xx"];
  if (wanted !== result.requests.total || result.errors > 0) {
    const { total } = result.requests;
    throw new Error(`${title}: of ${total} requests ${wanted} as expected, ${result.errors} errors`);
  }
  return result;
}

async function storms(embedded: Target, shared: Target | null): Promise<void> {
  const paths = Array.from({ length: CONTAINERS }, (_, i) => nodePath(i));
  const rows: (string | number)[][] = [];
  for (const [title, target] of [
    ["embedded", embedded],
    ["PostgreSQL", shared],
  ] as const) {
    if (target === null) continue;
    // A new generation, so that nothing is at hand.
    await load(target, CONTAINERS - 1);
    await load(target, CONTAINERS);
    const { seconds, failures } = await storm(target, paths);
    rows.push([title, `${seconds.toFixed(1)} s`, failures]);
  }
  process.stdout.write(`\nboot storm: ${CONTAINERS} nodes at once, a connection each, nothing cached\n`);
  printTable(["store", "all served in", "errors"], rows);
}

async function pushes(embedded: Target, shared: Target | null): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const containers of PUSHES) {
    const body = JSON.stringify(pushBody({ containers }));
    const times: string[] = [];
    for (const target of [embedded, shared]) {
      if (target === null) continue;
      await ask(target, "DELETE", "/exp/P/E");
      const start = performance.now();
      const response = await ask(target, "PUT", "/exp/P/E", body);
      await response.text();
      const seconds = (performance.now() - start) / 1000;
      if (!response.ok) throw new Error(`the push was answered with ${response.status}`);
      times.push(`${seconds.toFixed(2)} s`, `${((seconds / containers) * 1e6).toFixed(0)} µs`);
    }
    rows.push([`${containers} containers`, `${(body.length / 1e6).toFixed(1)} MB`, ...times]);
  }
  process.stdout.write("\npush of a new experiment\n");
  printTable(["", "body", "embedded", "a container", "PostgreSQL", "a container"], rows);
}

await (process.argv[2] === "bare" ? runBare() : main());
