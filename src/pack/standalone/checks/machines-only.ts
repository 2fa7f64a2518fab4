import { nameList } from "../../../topology/index.ts";
import type { Check } from "../context.ts";

/** The NS file beside a containers.json describes machines, none of which is a container itself (NS4411). */
export const checkMachinesOnly: Check = ({ machines, findings }) => {
  const found = (machines?.list ?? []).flatMap(({ node }) => {
    const attribute = node.attributes.find(({ key }) => key.startsWith("containers:image_"));
    return attribute === undefined ? [] : [{ name: node.name, span: attribute.span }];
  });
  const [first] = found;
  if (first === undefined) return;
  findings.add({
    code: "NS4411",
    severity: "error",
    message: `${nameList(found.map(({ name }) => name))} ${found.length === 1 ? "is a container" : "are containers"} in the NS file, which describes the machines here`,
    span: first.span,
    help: "move the containers to containers.json, or leave --containers out",
  });
};
