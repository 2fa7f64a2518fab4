import type { Outcome, Span } from "../source/index.ts";
import { CONTAINER_KINDS, containerAttribute, IMAGE_KEYS } from "./attributes.ts";
import type { TopologyImage } from "./document.ts";
import type { Experiment, ExperimentNode, NodeAttribute } from "./experiment.ts";
import { Findings } from "./findings.ts";
import {
  countingCommands,
  type EffectiveAttributes,
  effectiveAttributes,
  reportUnknownKey,
  withFix,
} from "./node-attributes.ts";
import { type DefaultImage, ImageReader } from "./node-images.ts";
import { underscoreImage } from "./pnode-choice.ts";
import { nameList } from "./text.ts";

export interface ClassifyOptions {
  /** Makes every node without a `containers:` attribute one of this kind, and is the kind of containers without one. */
  readonly defaultContainer: string | null;
  /** Makes every node a container, and is the image of those that have none. */
  readonly defaultImage: DefaultImage | null;
  /** Whether partitions of the file count for nothing; absent: they count. */
  readonly forcePartition?: boolean;
}

export type ContainerKind = Exclude<(typeof CONTAINER_KINDS)[number], "embedded_pnode">;

/** What one node of the experiment becomes. */
export interface ClassifiedNode {
  readonly node: ExperimentNode;
  readonly kind: "container" | "physical";
  /** How the container's image is set up; null for a physical node and where the image is not known. */
  readonly role: "container" | "win-container" | null;
  readonly image: TopologyImage | null;
  readonly containerKind: ContainerKind | null;
  readonly partition: { readonly value: string; readonly span: Span } | null;
  readonly pass: number | null;
  readonly ghost: boolean;
  /** Each key once, in order of the calls, then what defaults supplied. */
  readonly attributes: readonly { readonly key: string; readonly value: string }[];
}

export interface Classification {
  /** One for each node of the experiment, in its order. */
  readonly nodes: readonly ClassifiedNode[];
  /** Images by name, in order of first use. */
  readonly images: readonly TopologyImage[];
}

/**
 * Decides which nodes are containers. One is that has any `containers:` attribute, unless `node_type` says
 * `embedded_pnode`; a default container kind or image makes every other node one. Where any node has a partition,
 * those without are physical, unless it is partitioned anew. A bridge is always a machine of its own.
 */
export function classifyNodes(experiment: Experiment, options: ClassifyOptions): Outcome<Classification> {
  const findings = new Findings();
  const counting = countingCommands(experiment.nodes);
  const attributes = experiment.nodes.map((node) => effectiveAttributes(node, findings, counting));
  const partitioned = options.forcePartition
    ? undefined
    : attributes.find(({ byKey }) => byKey.has("containers:partition"));
  const context: Context = {
    options,
    findings,
    partition: partitioned?.byKey.get("containers:partition") ?? null,
    images: new ImageReader(options.defaultImage, findings),
    unpartitioned: new Map(),
    listed: new Map(),
  };
  const nodes = experiment.nodes.map((node, i) =>
    classifyNode(node, attributes[i] as EffectiveAttributes, context),
  );
  context.images.finish();
  reportUnpartitioned(context);
  return { value: { nodes, images: distinctImages(nodes) }, diagnostics: findings.list };
}

/** All nodes as machines: those of an NS file beside which the containers are written down by hand. */
export function machineNodes(experiment: Experiment): Outcome<readonly ClassifiedNode[]> {
  const findings = new Findings();
  const counting = countingCommands(experiment.nodes);
  const nodes = experiment.nodes.map((node) =>
    physicalNode(node, effectiveAttributes(node, findings, counting), findings),
  );
  return { value: nodes, diagnostics: findings.list };
}

/** How an image with this operating system is set up. */
export function containerRole(os: string): "container" | "win-container" {
  return /^windows/i.test(os) ? "win-container" : "container";
}

interface Context {
  readonly options: ClassifyOptions;
  readonly findings: Findings;
  /** A `containers:partition` of any node. */
  readonly partition: NodeAttribute | null;
  readonly images: ImageReader;
  /** Nodes with an image but no partition, by the place where their image is begun. */
  readonly unpartitioned: Map<string, { readonly names: string[]; readonly span: Span }>;
  /** Attributes of containers that have only those of their image: one list for all. */
  readonly listed: Map<TopologyImage, ClassifiedNode["attributes"]>;
}

function classifyNode(
  node: ExperimentNode,
  attributes: EffectiveAttributes,
  context: Context,
): ClassifiedNode {
  const kind = containerKind(attributes, context.options);
  if (!isContainer(node, attributes, kind, context)) return physicalNode(node, attributes, context.findings);
  const image = context.images.read(node, attributes);
  const { byKey } = attributes;
  const partition = context.partition === null ? undefined : byKey.get("containers:partition");
  const pass = byKey.get("containers:PartitionPass")?.value;
  return {
    node,
    kind: "container",
    role: image === null ? null : containerRole(image.os),
    image,
    containerKind: kind === "embedded_pnode" ? null : kind,
    partition: partition === undefined ? null : { value: partition.value, span: partition.valueSpan },
    pass: pass !== undefined && /^\d{1,9}$/.test(pass) ? Number(pass) : null,
    ghost: /^true$/i.test(byKey.get("containers:ghost")?.value ?? ""),
    attributes: containerAttributes(attributes, image, context),
  };
}

function containerAttributes(
  attributes: EffectiveAttributes,
  image: TopologyImage | null,
  { listed }: Context,
): ClassifiedNode["attributes"] {
  if (image === null || attributes.byKey.size > 0) return listAttributes(attributes, image);
  const known = listed.get(image) ?? listAttributes(attributes, image);
  listed.set(image, known);
  return known;
}

function isContainer(
  node: ExperimentNode,
  attributes: EffectiveAttributes,
  kind: ContainerKind | "embedded_pnode" | null,
  { options, findings, partition, unpartitioned }: Context,
): boolean {
  if (node.role === "bridge") return false;
  const image = IMAGE_KEYS.flatMap((key) => attributes.byKey.get(key) ?? [])[0];
  const nodeType = attributes.byKey.get("containers:node_type");
  if (kind === "embedded_pnode" && nodeType !== undefined) {
    if (image !== undefined) {
      findings.add({
        code: "NS4007",
        severity: "error",
        message: "an embedded_pnode is a physical machine and cannot have a container image",
        span: nodeType.valueSpan,
        related: [{ message: "the image is set here", span: image.span }],
      });
    }
    return false;
  }
  if (partition !== null && !attributes.byKey.has("containers:partition")) {
    if (image !== undefined) {
      const key = `${image.span.start} ${image.span.file.name}`;
      const known = unpartitioned.get(key);
      if (known === undefined) unpartitioned.set(key, { names: [node.name], span: image.span });
      else known.names.push(node.name);
    }
    return false;
  }
  if (attributes.container) return true;
  if (options.defaultContainer === "embedded_pnode") return false;
  return options.defaultContainer !== null || options.defaultImage !== null;
}

function reportUnpartitioned({ partition, unpartitioned, findings }: Context): void {
  if (partition === null) return;
  for (const { names, span } of unpartitioned.values()) {
    findings.add({
      code: "NS4008",
      severity: "error",
      message:
        `${nameList(names)} ${names.length === 1 ? "has" : "have"} a container image but no containers:partition, ` +
        "and would stay physical where others have one",
      span,
      help: "give every container a partition, or none",
      related: [{ message: "a partition is set here", span: partition.span }],
    });
  }
}

/** The kind in force; a misspelt one counts as what was probably meant, so that one slip gives one finding. */
function containerKind(
  { byKey }: EffectiveAttributes,
  { defaultContainer }: ClassifyOptions,
): ContainerKind | "embedded_pnode" | null {
  const written = byKey.get("containers:node_type")?.value ?? defaultContainer;
  if (written === null) return null;
  const meant = containerAttribute("containers:node_type")?.check(written)?.suggestion ?? written;
  return CONTAINER_KINDS.find((kind) => kind === meant) ?? null;
}

function physicalNode(
  node: ExperimentNode,
  attributes: EffectiveAttributes,
  findings: Findings,
): ClassifiedNode {
  for (const unknown of attributes.unknown) reportUnknownKey(unknown, "warning", findings);
  reportUnderscore(node, findings);
  return {
    node,
    kind: "physical",
    role: null,
    image: null,
    containerKind: null,
    partition: null,
    pass: null,
    ghost: false,
    attributes: listAttributes(attributes, null),
  };
}

function reportUnderscore({ os }: ExperimentNode, findings: Findings): void {
  const correct = os === null ? null : underscoreImage(os.value);
  const span = os?.spans.at(-1);
  if (os === null || correct === null || span === undefined) return;
  findings.add({
    code: "NS4017",
    severity: "warning",
    message: `the image is called ${correct}, not ${os.value}`,
    span,
    ...withFix(`write ${correct}`, span, os.value, correct),
  });
}

function listAttributes({ byKey }: EffectiveAttributes, image: TopologyImage | null) {
  const list = [...byKey.values()].map(({ key, value }) => ({ key, value }));
  if (image === null) return list;
  const values = [image.os, image.type, image.name, image.url];
  IMAGE_KEYS.forEach((key, i) => {
    const value = values[i] as string;
    const given = list.find((attribute) => attribute.key === key);
    if (given === undefined) list.push({ key, value });
    else given.value = value;
  });
  return list;
}

function distinctImages(nodes: readonly ClassifiedNode[]): TopologyImage[] {
  const images = new Map<string, TopologyImage>();
  for (const { image } of nodes) {
    if (image === null) continue;
    const known = images.get(image.name);
    if (known === undefined) images.set(image.name, image);
    else if (known.sha256 === null && image.sha256 !== null)
      images.set(image.name, { ...known, sha256: image.sha256 });
  }
  return [...images.values()];
}
