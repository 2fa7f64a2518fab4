import type { Related, Span } from "../source/index.ts";
import { IMAGE_KEYS } from "./attributes.ts";
import type { TopologyImage } from "./document.ts";
import type { ExperimentNode, NodeAttribute } from "./experiment.ts";
import type { Findings } from "./findings.ts";
import { imageUrlProblem } from "./image-url.ts";
import {
  type EffectiveAttributes,
  NO_ATTRIBUTES,
  reportUnknownKey,
  shown,
  withFix,
} from "./node-attributes.ts";
import { nameList } from "./text.ts";

/** The image of containers that name none: `--default-image NAME,URL,OS`. */
export interface DefaultImage {
  readonly name: string;
  readonly url: string;
  readonly os: string;
}

interface ImageParts {
  readonly os: string | null;
  readonly type: string | null;
  readonly name: string | null;
  readonly url: string | null;
}

interface Lack {
  readonly names: string[];
  readonly span: Span;
  readonly missing: readonly string[];
  readonly related: readonly Related[];
}

/** Puts the image of each container together and reports what is wrong with the images of an experiment. */
export class ImageReader {
  readonly #default: DefaultImage | null;
  readonly #findings: Findings;
  readonly #urls = new Map<string, { readonly url: string; readonly span: Span | null }>();
  readonly #digests = new Map<string, NodeAttribute>();
  readonly #lacks = new Map<string, Lack>();
  /** The image of containers without attributes: one record for all; null while there was none. */
  #plain: TopologyImage | null = null;

  constructor(defaultImage: DefaultImage | null, findings: Findings) {
    this.#default = defaultImage;
    this.#findings = findings;
    if (defaultImage !== null) this.#urls.set(defaultImage.name, { url: defaultImage.url, span: null });
  }

  /** The image of one container; null when it has none or an incomplete one, which `finish` reports. */
  read(node: ExperimentNode, attributes: EffectiveAttributes): TopologyImage | null {
    if (attributes === NO_ATTRIBUTES && this.#plain !== null) return this.#plain;
    const given = givenParts(attributes);
    const parts = this.#default === null ? given : complete(given, this.#default);
    const missing: string[] = IMAGE_KEYS.filter((key) => part(parts, key) === null);
    this.#reportUnknown(attributes, missing);
    if (missing.length > 0) {
      this.#lack(node, attributes, missing);
      return null;
    }
    const { name, url, os } = parts as { [Key in keyof ImageParts]: string };
    this.#checkValues(attributes);
    this.#checkOneUrl(name, url, attributes.byKey.get("containers:image_url") ?? null);
    const image: TopologyImage = { name, url, os, type: "vagrant", sha256: this.#digest(name, attributes) };
    if (attributes === NO_ATTRIBUTES) this.#plain = image;
    return image;
  }

  /** Reports the containers without a whole image: NS4006 without any attribute of it, NS4001 with some. */
  finish(): void {
    for (const { names, span, missing, related } of this.#lacks.values()) {
      const one = names.length === 1;
      const who = `${one ? "container" : "containers"} ${nameList(names)}`;
      const none = missing.length === IMAGE_KEYS.length;
      this.#findings.add({
        code: none ? "NS4006" : "NS4001",
        severity: "error",
        message: none
          ? `${who} ${one ? "has" : "have"} no image`
          : `${who} ${one ? "lacks" : "lack"} ${nameList(missing)}`,
        span,
        help: this.#help(none),
        ...(related.length === 0 ? {} : { related }),
      });
    }
  }

  #help(none: boolean): string {
    if (this.#default !== null)
      return "--default-image does not complete a container that names another image";
    if (none) return "set the four containers:image_… attributes, or give --default-image NAME,URL,OS";
    return "a container needs all four containers:image_… attributes, or --default-image NAME,URL,OS";
  }

  /** A misspelt key is the cause of the missing value: it is the finding, not the lack. */
  #reportUnknown(attributes: EffectiveAttributes, missing: readonly string[]): void {
    for (const unknown of attributes.unknown) {
      const at = unknown.suggestion === null ? -1 : missing.indexOf(unknown.suggestion);
      reportUnknownKey(unknown, at < 0 ? "warning" : "error", this.#findings);
    }
  }

  #lack(node: ExperimentNode, attributes: EffectiveAttributes, missing: readonly string[]): void {
    const meant = new Set(attributes.unknown.map((unknown) => unknown.suggestion));
    const unexplained = missing.filter((key) => !meant.has(key));
    if (unexplained.length === 0) return;
    const { file, start } = node.span;
    const key = `${start} ${unexplained.join(" ")} ${file.name}`;
    const known = this.#lacks.get(key);
    if (known !== undefined) {
      known.names.push(node.name);
      return;
    }
    const related = IMAGE_KEYS.flatMap((image) => attributes.byKey.get(image) ?? [])
      .slice(0, 1)
      .map(({ span }) => ({ message: "the image is begun here", span }));
    this.#lacks.set(key, { names: [node.name], span: node.span, missing: unexplained, related });
  }

  #checkValues(attributes: EffectiveAttributes): void {
    const type = attributes.byKey.get("containers:image_type");
    if (type !== undefined && type.value !== "" && type.value !== "vagrant") {
      this.#findings.add({
        code: "NS4016",
        severity: "error",
        message: `containers:image_type ${shown(type.value)}: vagrant is the only type there is`,
        span: type.valueSpan,
        ...withFix("write vagrant", type.valueSpan, type.value, "vagrant"),
      });
    }
    const url = attributes.byKey.get("containers:image_url");
    const problem = url === undefined || url.value === "" ? null : imageUrlProblem(url.value);
    if (url !== undefined && problem !== null) {
      this.#findings.add({
        code: "NS4015",
        severity: "error",
        message: `containers:image_url: ${problem}`,
        span: url.valueSpan,
        help: "the nodes download images over http or https, without a login",
      });
    }
  }

  #checkOneUrl(name: string, url: string, attribute: NodeAttribute | null): void {
    const known = this.#urls.get(name);
    if (known === undefined) {
      this.#urls.set(name, { url, span: attribute?.valueSpan ?? null });
      return;
    }
    if (known.url === url || attribute === null) return;
    this.#findings.add({
      code: "NS4002",
      severity: "error",
      message: `image ${shown(name)} has two URLs; containers that share a name share one image`,
      span: attribute.valueSpan,
      ...(known.span === null
        ? { help: "the other one is that of --default-image" }
        : { related: [{ message: "the other URL is set here", span: known.span }] }),
    });
  }

  #digest(name: string, attributes: EffectiveAttributes): string | null {
    const attribute = attributes.byKey.get("containers:image_sha256");
    if (attribute === undefined) return null;
    const digest = attribute.value.toLowerCase();
    const known = this.#digests.get(name);
    if (known === undefined) this.#digests.set(name, attribute);
    else if (known.value.toLowerCase() !== digest) {
      this.#findings.add({
        code: "NS4005",
        severity: "error",
        message: `containers:image_sha256: image ${shown(name)} has another digest elsewhere`,
        span: attribute.valueSpan,
        related: [{ message: "the other digest is set here", span: known.valueSpan }],
      });
    }
    return digest;
  }
}

/** What the file gives; an empty text counts as nothing. */
function givenParts({ byKey }: EffectiveAttributes): ImageParts {
  const get = (key: string) => byKey.get(key)?.value || null;
  const [os, type, name, url] = IMAGE_KEYS;
  return { os: get(os), type: get(type), name: get(name), url: get(url) };
}

/** Fills gaps from the default image, but never mixes it with another one that the container names. */
function complete(given: ImageParts, image: DefaultImage): ImageParts {
  const same =
    (given.name === null || given.name === image.name) && (given.url === null || given.url === image.url);
  if (!same) return { ...given, type: given.type ?? "vagrant" };
  return {
    os: given.os ?? image.os,
    type: given.type ?? "vagrant",
    name: image.name,
    url: image.url,
  };
}

function part(parts: ImageParts, key: string): string | null {
  return parts[key.slice("containers:image_".length) as keyof ImageParts];
}
