import type { ChefNode, NodeSetup, NodeView } from "../../configapi/index.ts";

/** A node in Chef's own form, which `knife node from file` takes: the role to run, and its particulars as attributes. */
export function chefNode(record: NodeView, setup: NodeSetup): ChefNode {
  return {
    name: record.name,
    chef_environment: "_default",
    json_class: "Chef::Node",
    chef_type: "node",
    automatic: {},
    normal: { nsc: record, setup },
    default: {},
    override: {},
    run_list: record.role === null ? [] : [`role[${record.role}]`],
  };
}
