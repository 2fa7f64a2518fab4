import { parameters } from "../../tcl/index.ts";
import type { Call } from "../call.ts";
import { choices, shown } from "../describe.ts";
import type { CommandRow } from "../row.ts";
import { setSwitch } from "./switch.ts";

const KEY = /^[-\w.]+$/;
const ROLES = ["boss", "ops", "fs", "router", "node"];

/** Settings of a testbed inside the testbed. */
export const elabCommands: readonly CommandRow[] = [
  {
    name: "tb-elab-in-elab",
    parameters: parameters("flag:boolean"),
    help: "Makes the experiment a testbed of its own.",
    run: (call) => setSwitch(call, "elab_in_elab"),
  },
  {
    name: "tb-elab-in-elab-topology",
    parameters: parameters("name"),
    help: "Names the topology that the testbed makes itself; nsc does not know these.",
    run(call) {
      call.session.report(
        "NS3028",
        call.nameSpan,
        "topologies that a testbed makes itself are not known here",
        {
          help: "describe the nodes of the inner testbed in the file",
        },
      );
    },
  },
  plain(
    "tb-set-inner-elab-eid",
    "elabinelab_eid",
    "experiment",
    "Sets the experiment that the inner testbed runs.",
  ),
  plain(
    "tb-set-elabinelab-cvstag",
    "elabinelab_cvstag",
    "tag",
    "Sets the version of the inner testbed's software.",
  ),
  {
    name: "tb-elabinelab-singlenet",
    parameters: parameters("?flag:boolean? ?arg ...?"),
    help: "Uses one network for the inner testbed's control and experiments. Further arguments are ignored.",
    run: (call) => call.session.settings.set("elabinelab_singlenet", call.has(0) ? call.text(0) : "1"),
  },
  {
    name: "tb-set-elabinelab-attribute",
    parameters: parameters("key value ?order:integer?"),
    help: "Sets an attribute of all roles of the inner testbed.",
    run: (call) => setAttribute(call, "all", 0),
  },
  {
    name: "tb-set-elabinelab-role-attribute",
    parameters: parameters("role key value ?order:integer?"),
    help: "Sets an attribute of a role (boss, ops, fs, router, node or all) of the inner testbed.",
    run: (call) => setAttribute(call, call.text(0), 1),
  },
  {
    name: "tb-unset-elabinelab-attribute",
    parameters: parameters("key"),
    help: "Removes an attribute, with all its orders, of all roles of the inner testbed.",
    run: (call) => unsetAttribute(call, "all", 0),
  },
  {
    name: "tb-unset-elabinelab-role-attribute",
    parameters: parameters("role key"),
    help: "Removes an attribute, with all its orders, of a role of the inner testbed.",
    run: (call) => unsetAttribute(call, call.text(0), 1),
  },
];

function plain(name: string, setting: string, parameter: string, help: string): CommandRow {
  return {
    name,
    parameters: parameters(parameter),
    help,
    run: (call) => call.session.settings.set(setting, call.text(0)),
  };
}

function rolesOf(call: Call, role: string): readonly string[] | null {
  if (role === "all") return ROLES;
  if (ROLES.includes(role)) return [role];
  call.report("NS3031", 0, `${shown(role)} is not a role of an inner testbed`, {
    ...call.suggestion(0, ROLES, `the roles are all, ${choices(ROLES)}`),
  });
  return null;
}

function setAttribute(call: Call, role: string, first: number): void {
  const roles = rolesOf(call, role);
  if (roles === null) return;
  const [key, value, ordering] = [
    call.text(first),
    call.text(first + 1),
    call.has(first + 2) ? call.text(first + 2) : "0",
  ];
  const problems = [
    KEY.test(key) ? null : notAKey(key),
    /^[-\w.+,\s/]+$/.test(value) ? null : `${shown(value)} cannot be an attribute's value`,
    /^\d+$/.test(ordering) ? null : `the order ${shown(ordering)} is not a number`,
  ];
  const wrong = problems.findIndex((problem) => problem !== null);
  if (wrong >= 0) {
    call.report("NS3031", first + wrong, problems[wrong] as string);
    return;
  }
  for (const each of roles) {
    call.session.hold(128 + key.length + value.length);
    call.session.settings.elabAttributes.set(`${each} ${key} ${ordering}`, {
      role: each,
      key,
      value,
      ordering,
    });
  }
}

function unsetAttribute(call: Call, role: string, index: number): void {
  const roles = rolesOf(call, role);
  if (roles === null) return;
  const key = call.text(index);
  if (!KEY.test(key)) {
    call.report("NS3031", index, notAKey(key));
    return;
  }
  const { elabAttributes } = call.session.settings;
  call.interp.step(elabAttributes.size >> 3);
  for (const [id, attribute] of elabAttributes) {
    if (attribute.key === key && roles.includes(attribute.role)) elabAttributes.delete(id);
  }
}

function notAKey(key: string): string {
  return `${shown(key)} is not the key of an attribute`;
}
