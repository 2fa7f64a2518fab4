import { type Findings, nameList, parseHardware, type TestbedProfile } from "../topology/index.ts";
import { type Demand, shareOut } from "./flow.ts";
import { isHosted, type Machine, machinesOf, type Request, typesOf } from "./request.ts";

/** The type that stands for any machine, as the testbed has it. */
const ANY_MACHINE = "pc";

/** Machines that may be of the same types. */
interface Group extends Demand {
  readonly machines: readonly Machine[];
}

/** Reports machines of which the testbed has too few (NS4027). */
export function checkMachines({ profile }: Request, machines: readonly Machine[], findings: Findings): void {
  const own = machines.filter(({ hardware }) => !isHosted(hardware, profile));
  const groups = countedGroups(own, profile, (types) => types.join());
  const stock = new Map(
    [...profile.hardwareTypes].flatMap(([name, { count }]) => (count === null ? [] : [[name, count]])),
  );
  const { shortages, left } = shareOut(groups, stock);
  for (const { demands, types } of shortages) {
    const short = demands.flatMap((i) => groups[i] ?? []);
    const members = short.flatMap((group) => group.machines);
    const has = types.reduce((sum, type) => sum + (stock.get(type) ?? 0), 0);
    const spare = [...left].filter(([type, count]) => count > 0 && !types.includes(type));
    const kinds = [...new Set(members.map(({ hardware }) => typesOf(hardware).join(" or ")))];
    const asked = `of ${kinds.length === 1 ? "type" : "types"} ${kinds.join(", ")}`;
    report(members, asked, `${profile.name} has ${has}`, helpFor(members, spare), findings);
  }
  const known = new Set(
    shortages.flatMap(({ demands }) => demands.flatMap((i) => groups[i]?.machines ?? [])),
  );
  const uniform = own.filter((machine) => isOfOneType(machine) && !known.has(machine));
  for (const { machines: members, types } of countedGroups(uniform, profile, (_, { typeName }) => typeName)) {
    const most = Math.max(...types.map((type) => stock.get(type) ?? 0));
    if (members.length > most)
      report(
        members,
        `that are all of one type, ${types.join(" or ")}`,
        `${profile.name} has ${most} at most`,
        "use fewer machines, or let them be of different types with tb-make-soft-vtype",
        findings,
      );
  }
}

function report(
  machines: readonly Machine[],
  asked: string,
  has: string,
  help: string,
  findings: Findings,
): void {
  const [first] = machines;
  if (first === undefined) return;
  findings.add({
    code: "NS4027",
    severity: "error",
    message:
      `${machines.length} ${machines.length === 1 ? "machine is" : "machines are"} asked for ${asked}, ` +
      `and the testbed ${has}: ${nameList(machines.map(({ name }) => name))}`,
    span: first.hardwareSpan,
    help,
  });
}

/** How many machines of each hardware are asked for, in order of their first one. */
export function machineCounts(request: Request): { hardware: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { hardware } of machinesOf(request)) {
    if (!isHosted(hardware, request.profile)) counts.set(hardware, (counts.get(hardware) ?? 0) + 1);
  }
  return [...counts].map(([hardware, count]) => ({ hardware, count }));
}

function helpFor(machines: readonly Machine[], spare: readonly (readonly [string, number])[]): string {
  const others =
    spare.length === 0
      ? "use fewer machines"
      : `ask for another type: ${spare.map(([type, count]) => `${count} ${type}`).join(", ")} would be left`;
  const hasPnodes = machines.some(({ isPnode }) => isPnode);
  return hasPnodes ? `put more containers on a pnode with --packing, or ${others}` : others;
}

/** Whether a machine is one of several that have to be alike: its virtual type has the weight 1. */
function isOfOneType({ hardware }: Machine): boolean {
  const choice = parseHardware(hardware);
  return choice.kind === "choice" && choice.weight === 1;
}

/** Groups of which the profile counts every type; of other types there may be any number. */
function countedGroups(
  machines: readonly Machine[],
  profile: TestbedProfile,
  keyOf: (types: readonly string[], machine: Machine) => string,
): Group[] {
  const groups = new Map<string, { machines: Machine[]; types: readonly string[] }>();
  for (const machine of machines) {
    const types = allTypes(machine.hardware, profile);
    const key = keyOf(types, machine);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { machines: [machine], types });
    else group.machines.push(machine);
  }
  const isCounted = (type: string) => (profile.hardwareTypes.get(type)?.count ?? null) !== null;
  return [...groups.values()]
    .filter(({ types }) => types.every(isCounted))
    .map((group) => ({ ...group, count: group.machines.length }));
}

/** The types that may be meant: `pc` is any, unless it is a type with a count of its own. */
function allTypes(hardware: string, { hardwareTypes }: TestbedProfile): readonly string[] {
  const types = typesOf(hardware);
  if (!types.includes(ANY_MACHINE) || (hardwareTypes.get(ANY_MACHINE)?.count ?? null) !== null) return types;
  const any = [...hardwareTypes].flatMap(([name, { virtual, remote, subnode }]) =>
    name === ANY_MACHINE || virtual || remote || subnode ? [] : [name],
  );
  return any.length === 0 ? types : any;
}
