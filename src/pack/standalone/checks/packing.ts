import { nameList } from "../../../topology/index.ts";
import { byHost, type Check } from "../context.ts";

/**
 * No machine holds more containers than the packing (NS4409): an error where the packing was asked for. Otherwise the
 * placement is the author's, and one warning names the crowded machines.
 */
export const checkPacking: Check = ({ containers, machines, options, findings }) => {
  if (machines === null) return;
  const { packing, packingGiven } = options;
  const crowded = [...byHost({ containers })].flatMap(([name, uses]) => {
    const over = uses[packing];
    return over === undefined ? [] : [{ name, count: uses.length, over }];
  });
  const [first] = crowded;
  if (first !== undefined && !packingGiven) {
    const list = nameList(crowded.map(({ name, count }) => `${name} (${count})`));
    findings.add({
      code: "NS4409",
      severity: "warning",
      message: `more than ${packing} containers on a machine: ${list}`,
      span: first.over.span,
      help: "if the machines can take them, say so with --packing N",
    });
    return;
  }
  for (const { name, count, over } of crowded) {
    const node = machines.find(name)?.node;
    findings.add({
      code: "NS4409",
      severity: "error",
      message: `${name} holds ${count} containers, and the packing is ${packing}: this is the first too many`,
      span: over.span,
      help: "move containers to another machine, or raise --packing",
      ...(node === undefined ? {} : { related: [{ message: `${name} is made here`, span: node.span }] }),
    });
  }
};
