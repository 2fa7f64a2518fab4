import { suggest } from "../source/index.ts";
import { imageUrlProblem } from "./image-url.ts";

/** What is wrong with an attribute's value. */
export interface ValueProblem {
  readonly severity: "error" | "warning";
  readonly message: string;
  /** The value that was probably meant. */
  readonly suggestion?: string;
}

/** One `containers:` attribute of the testbed or of nsc itself. */
export interface ContainerAttribute {
  readonly key: string;
  readonly meaning: string;
  /** Null when the value is fine. Values of the four image attributes are judged where images are put together. */
  readonly check: (value: string) => ValueProblem | null;
  /** The key that took this one's place. */
  readonly successor?: string;
}

export const CONTAINER_KINDS = ["embedded_pnode", "qemu", "openvz", "process"] as const;

/** The four attributes that make a container one of neo-containers, in the order of the NeoContainers page. */
export const IMAGE_KEYS = [
  "containers:image_os",
  "containers:image_type",
  "containers:image_name",
  "containers:image_url",
] as const;

const OPENVZ_TEMPLATES = ["centos-6", "ubuntu-12.04", "ubuntu-14.04"].flatMap((system) => [
  `${system}-x86`,
  `${system}-x86_64`,
]);

const accept = () => null;

/** Every key that has a meaning, with what its value must look like. Source: DETER's documentation of containers. */
export const CONTAINER_ATTRIBUTES: readonly ContainerAttribute[] = [
  { key: IMAGE_KEYS[0], meaning: "operating system of the image; windows… is a Windows node", check: accept },
  { key: IMAGE_KEYS[1], meaning: "container technology, always vagrant", check: accept },
  { key: IMAGE_KEYS[2], meaning: "name of the image; the same name is the same image", check: accept },
  { key: IMAGE_KEYS[3], meaning: "where the image is downloaded from", check: accept },
  {
    key: "containers:node_type",
    meaning: "kind of container, or embedded_pnode for a physical machine",
    check: (value) => oneOf(value, CONTAINER_KINDS, "a container kind"),
  },
  {
    key: "containers:partition",
    meaning: "nodes with the same value share one pnode",
    check: (value) => (value === "" ? error("a partition needs a value") : null),
  },
  {
    key: "containers:PartitionPass",
    meaning: "packing pass that places the node, from 0",
    check: (value) => (/^\d{1,9}$/.test(value) ? null : error("a packing pass is a whole number from 0")),
  },
  {
    key: "containers:openvz_template",
    meaning: "template of an openvz container",
    check: (value) => oneOf(value, OPENVZ_TEMPLATES, "an openvz template"),
  },
  {
    key: "containers:openvz_diskspace",
    meaning: "disk of an openvz container, such as 2G",
    check: diskSpace,
  },
  {
    key: "containers:image_sha256",
    meaning: "SHA-256 of the image file, checked after download",
    check: (value) => (/^[0-9a-f]{64}$/i.test(value) ? null : error("a SHA-256 has 64 hexadecimal digits")),
  },
  {
    key: "containers:ghost",
    meaning: "true: resources are reserved, the node is not started",
    check: (value) => (/^(true|false)$/i.test(value) ? null : error("a ghost is true or false")),
  },
  {
    key: "containers:maverick_url",
    meaning: "older name of the qemu image",
    check: qemuUrl,
    successor: "containers:qemu_url",
  },
  { key: "containers:qemu_url", meaning: "image of a qemu container", check: qemuUrl },
  {
    key: "containers:qemu_arch",
    meaning: "architecture of a qemu container",
    check: (value) => oneOf(value, ["i386", "x86_64"], "a qemu architecture"),
  },
];

const BY_KEY: ReadonlyMap<string, ContainerAttribute> = new Map(
  CONTAINER_ATTRIBUTES.map((attribute) => [attribute.key, attribute]),
);

/** The attribute with this exact key. */
export function containerAttribute(key: string): ContainerAttribute | undefined {
  return BY_KEY.get(key);
}

/** Whether a key was meant for the containers system: `containers:x`, and slips such as `container:x`. */
export function isContainersKey(key: string): boolean {
  return /^containers?[:._]/i.test(key);
}

/** DETER's text names the pass both ways; its files use only `PartitionPass`. */
const PASS_NAMES = new Set(["packingpass", "partitionpass", "pass"]);

/** The known key that somebody who wrote `key` most likely meant, or null. */
export function suggestContainersKey(key: string): string | null {
  const tail = key.replace(/^containers?[:._]+/i, "");
  if (PASS_NAMES.has(tail.toLowerCase().replace(/[_-]/g, ""))) return "containers:PartitionPass";
  const exact = `containers:${tail}`;
  return BY_KEY.has(exact) ? exact : suggest(exact, BY_KEY.keys());
}

function error(message: string): ValueProblem {
  return { severity: "error", message };
}

function warning(message: string): ValueProblem {
  return { severity: "warning", message };
}

function oneOf(value: string, values: readonly string[], what: string): ValueProblem | null {
  if (values.includes(value)) return null;
  const suggestion = suggest(value, values);
  const message = `not ${what} (${values.join(", ")})`;
  return suggestion === null ? error(message) : { ...error(message), suggestion };
}

function diskSpace(value: string): ValueProblem | null {
  if (/^\d+(\.\d+)?[GM]$/.test(value)) return null;
  if (/^\d+$/.test(value)) return warning("without the suffix G or M this counts disk blocks");
  return error("a disk size is a number with the suffix G or M");
}

function qemuUrl(value: string): ValueProblem | null {
  const problem = imageUrlProblem(value);
  return problem === null ? null : warning(problem);
}
