import { codeTable } from "./entry.ts";

function image(node: string, name: string, url: string): string[] {
  return [
    `tb-add-node-attribute ${node} containers:image_os ubuntu`,
    `tb-add-node-attribute ${node} containers:image_type vagrant`,
    `tb-add-node-attribute ${node} containers:image_name ${name}`,
    `tb-add-node-attribute ${node} containers:image_url ${url}`,
  ];
}

const TRUSTY = "http://scratch/containers/deter_ub1404_64_vb.box";

/** NS53xx: lint of containers and their images. */
export const lintContainerCodes = codeTable({
  NS5301: {
    severity: "warning",
    title: "one image URL under two names",
    explanation: [
      "Containers that share an image name share one download; with two names the same file is downloaded and stored twice on every machine.",
      "Use one name, unless two copies are wanted.",
    ],
    bad: [...image("$a", "ubuntu/trusty64", TRUSTY), ...image("$b", "trusty", TRUSTY)],
    good: [...image("$a", "ubuntu/trusty64", TRUSTY), ...image("$b", "ubuntu/trusty64", TRUSTY)],
  },
});
