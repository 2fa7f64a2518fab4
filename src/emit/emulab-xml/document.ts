import type { Experiment, ExperimentNames } from "../../topology/index.ts";
import { escapeXml } from "../xml.ts";
import { eventTables } from "./events.ts";
import { networkTables } from "./networks.ts";
import { nodeTables } from "./nodes.ts";
import type { Row, Table } from "./row.ts";
import { settingTables } from "./settings.ts";

/** Text is handed on in pieces of about this many UTF-16 units. */
const CHUNK = 65_536;

const TABLES: readonly Table[] = [...settingTables, ...nodeTables, ...networkTables, ...eventTables];

/**
 * The document in which the testbed's own parser hands over an experiment: for each row an element of its table's
 * name, one on a line. Table by table, rows in creation order. Attributes of nodes are in a table of nsc's own,
 * `virt_node_attributes`. What an experiment says nothing about, because it does not come from an NS file, is left out.
 */
export function* emulabXmlChunks(experiment: Experiment, names: ExperimentNames): Generator<string> {
  let text = `<virt_experiment pid='${escapeXml(names.project)}' eid='${escapeXml(names.experiment)}'>\n`;
  for (const { name, rows } of TABLES) {
    for (const row of rows(experiment)) {
      text += `<${name}><row>${columns(row)}</row></${name}>\n`;
      if (text.length < CHUNK) continue;
      yield text;
      text = "";
    }
  }
  yield `${text}</virt_experiment>\n`;
}

function columns(row: Row): string {
  let text = "";
  for (const [column, value] of Object.entries(row)) {
    if (value !== null && value !== undefined) text += `<${column}>${escapeXml(String(value))}</${column}>`;
  }
  return text;
}
