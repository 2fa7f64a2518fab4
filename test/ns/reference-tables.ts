import { emulabXmlChunks } from "../../src/emit/index.ts";
import type { Experiment } from "../../src/topology/index.ts";

export type Row = Record<string, string>;
export type Tables = Record<string, Row[]>;

/** An experiment as the tables of its `emulab-xml`, which has a row on each line and all references by number. */
export function referenceTables(experiment: Experiment): Tables {
  const names = { project: "PID", group: null, experiment: "EID" };
  const tables: Tables = {};
  const text = [...emulabXmlChunks(experiment, names)].join("");
  for (const line of text.split("\n")) {
    const match = /^<(\w+)><row>(.*)<\/row><\/\1>$/.exec(line);
    if (match === null) continue;
    const cells = [...(match[2] as string).matchAll(/<(\w+)>([^<]*)<\/\1>/g)];
    const table = match[1] as string;
    tables[table] ??= [];
    tables[table].push(
      Object.fromEntries(cells.map(([, column = "", value = ""]) => [column, plain(value)])),
    );
  }
  return tables;
}

function plain(text: string): string {
  return text.replace(/&#(\d+);/g, (_reference, number) => String.fromCharCode(Number(number)));
}
