import type { Experiment } from "../../topology/index.ts";
import type { Row, Table } from "./row.ts";

/** Settings of the whole experiment. */
export const settingTables: readonly Table[] = [
  { name: "experiments", rows: experimentRows },
  { name: "virt_firewalls", rows: firewallRows },
  { name: "firewall_rules", rows: firewallRuleRows },
  {
    name: "virt_tiptunnels",
    rows: ({ details }) => (details?.tunnels ?? []).map(({ host, node }) => ({ host, vnode: node })),
  },
  {
    name: "virt_user_environment",
    rows: ({ details }) => (details?.environment ?? []).map(({ name, value }) => ({ name, value })),
  },
  {
    name: "virt_parameters",
    rows: ({ details }) =>
      (details?.parameters ?? []).map(({ name, value, description }) => ({ name, value, description })),
  },
  {
    name: "external_sourcefiles",
    rows: ({ sourcedFiles }) => sourcedFiles.map((pathname) => ({ pathname })),
  },
  {
    name: "experiment_blobs",
    rows: ({ details }) =>
      (details?.blobs ?? []).map(({ path, directory }) => ({ path, action: `unpack:${directory}` })),
  },
  {
    name: "elabinelab_attributes",
    rows: ({ details }) =>
      (details?.elabAttributes ?? []).map(({ role, key, value, ordering }) => ({
        role,
        attrkey: key,
        attrvalue: value,
        ordering,
      })),
  },
];

/** Exactly one row. A security level is there only when it was asked for. */
function experimentRows({ details }: Experiment): Row[] {
  if (details === undefined) return [];
  const { settings, syncServer, securityLevel } = details;
  return [
    {
      ...Object.fromEntries(settings),
      sync_server: syncServer,
      security_level: securityLevel === 0 ? null : securityLevel,
    },
  ];
}

function* firewallRows({ details }: Experiment): Generator<Row> {
  for (const { name, type, style } of details?.firewalls ?? []) yield { fwname: name, type, style };
}

function* firewallRuleRows({ details }: Experiment): Generator<Row> {
  for (const { name, rules } of details?.firewalls ?? []) {
    for (const { number, text } of rules) yield { fwname: name, ruleno: number, rule: text };
  }
}
