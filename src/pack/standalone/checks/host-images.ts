import { DEFAULT_PNODE, underscoreImage } from "../../../topology/index.ts";
import { byHost, type Check } from "../context.ts";

/** The two names that the NeoContainers page has for its one image. */
const PNODE_IMAGES = new Set([DEFAULT_PNODE.os, "PNODE-CONT"]);

/** Every machine with containers runs the image that can start them (NS4028). */
export const checkHostImages: Check = ({ containers, machines, options, findings }) => {
  if (machines === null) return;
  for (const [name, [first]] of byHost({ containers })) {
    const node = machines.find(name)?.node;
    if (node === undefined || first === undefined) continue;
    const given = node.os?.value ?? null;
    if (given !== null && isPnodeImage(underscoreImage(given) ?? given, options.pnodeOs)) continue;
    findings.add({
      code: "NS4028",
      severity: "error",
      message:
        given === null
          ? `${name} is to hold containers, but has no disk image that can start them`
          : `${name} is to hold containers, but its disk image is ${given}`,
      span: first.span,
      help: `write in the NS file: tb-set-node-os $${name} ${options.pnodeOs}`,
      related: [
        {
          message: given === null ? `${name} is made here` : "the image is set here",
          span: node.os?.spans.at(-1) ?? node.span,
        },
      ],
    });
  }
};

function isPnodeImage(image: string, wanted: string): boolean {
  return image === wanted || (PNODE_IMAGES.has(wanted) && PNODE_IMAGES.has(image));
}
