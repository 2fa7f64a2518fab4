import type { Outcome, SourceFile } from "../../source/index.ts";
import {
  containerSchema,
  Findings,
  MOST_FINDINGS,
  type WrittenContainer,
  type WrittenContainers,
  type WrittenInterface,
} from "../../topology/index.ts";
import type { JsonNode } from "../json/node.ts";
import { readJson } from "../json/parser.ts";
import { described, FieldReader, type ObjectShape } from "./fields.ts";

const CONTAINER: ObjectShape = {
  what: "container",
  required: Object.keys(containerSchema.shape),
  optional: [],
  aliases: new Map([
    ["url", "image_url"],
    ["os", "image_os"],
    ["type", "image_type"],
    ["image", "image_name"],
    ["node", "name"],
    ["pnode", "host"],
    ["machine", "host"],
  ]),
};

const INTERFACE: ObjectShape = {
  what: "interface",
  required: ["address"],
  optional: ["mac"],
  aliases: new Map([
    ["ip", "address"],
    ["ip_address", "address"],
    ["ipaddress", "address"],
    ["mac_address", "mac"],
    ["macaddress", "mac"],
    ["hwaddr", "mac"],
  ]),
};

/**
 * Reads a containers.json that was written by hand. What is no JSON (NS42xx), of the wrong kind (NS4022), missing
 * (NS4401) or unknown (NS4402) is reported at its place, and the rest is read in any case. Null when nothing is left.
 */
export function readContainers(file: SourceFile): Outcome<WrittenContainers | null> {
  const root = readJson(file);
  const findings = new Findings(MOST_FINDINGS);
  const containers = root.value === null ? null : new ContainersReader(file, findings).read(root.value);
  return {
    value: containers === null ? null : { file, containers },
    diagnostics: [...root.diagnostics, ...findings.finish(file)],
  };
}

class ContainersReader {
  readonly #fields: FieldReader;
  readonly #findings: Findings;

  constructor(file: SourceFile, findings: Findings) {
    this.#fields = new FieldReader(file, findings);
    this.#findings = findings;
  }

  read(root: JsonNode): readonly WrittenContainer[] | null {
    if (root.kind === "object") {
      this.#fields.wrong(
        root,
        "containers.json is a list of containers, also of one",
        this.#fields.listOf(root),
      );
      return this.#looksLikeContainer(root) ? this.#containers([root]) : null;
    }
    if (root.kind !== "list") {
      this.#fields.wrong(root, `containers.json is a list of containers, not ${described(root)}`);
      return null;
    }
    if (root.items.length === 0) {
      this.#findings.add({
        code: "NS4403",
        severity: "warning",
        message: "there is no container in the list",
        span: this.#fields.span(root),
      });
    }
    return this.#containers(root.items);
  }

  #looksLikeContainer(root: JsonNode & { kind: "object" }): boolean {
    return root.members.some(({ key }) => CONTAINER.required.includes(key));
  }

  #containers(items: readonly JsonNode[]): WrittenContainer[] {
    return items.flatMap((item) => {
      if (item.kind === "object") return [this.#container(item)];
      this.#fields.wrong(item, `a container is an object, not ${described(item)}`);
      return [];
    });
  }

  #container(node: JsonNode & { kind: "object" }): WrittenContainer {
    const fields = this.#fields;
    const members = fields.members(node, CONTAINER, nameOf(node));
    return {
      span: fields.opener(node),
      host: fields.text(members, "host"),
      name: fields.text(members, "name"),
      imageUrl: fields.text(members, "image_url"),
      imageOs: fields.words(members, "image_os"),
      imageType: fields.text(members, "image_type"),
      imageName: fields.words(members, "image_name"),
      interfaces: this.#interfaces(members.get("interfaces")),
    };
  }

  #interfaces(node: JsonNode | undefined): WrittenInterface[] {
    if (node === undefined) return [];
    if (node.kind === "object") {
      this.#fields.wrong(node, '"interfaces" is a list, also of one', this.#fields.listOf(node));
      return [this.#interface(node)];
    }
    if (node.kind !== "list") {
      this.#fields.wrong(node, `"interfaces" is a list, not ${described(node)}`);
      return [];
    }
    if (node.items.length === 0) {
      this.#findings.add({
        code: "NS4403",
        severity: "warning",
        message: "the container has no interface",
        span: this.#fields.span(node),
      });
    }
    return node.items.flatMap((item) => {
      if (item.kind === "object") return [this.#interface(item)];
      this.#fields.wrong(
        item,
        `an interface is an object such as { "address": "10.1.1.2" }, not ${described(item)}`,
      );
      return [];
    });
  }

  #interface(node: JsonNode & { kind: "object" }): WrittenInterface {
    const members = this.#fields.members(node, INTERFACE, null);
    return {
      span: this.#fields.opener(node),
      address: this.#fields.text(members, "address"),
      mac: this.#fields.text(members, "mac"),
    };
  }
}

function nameOf(node: JsonNode & { kind: "object" }): string | null {
  const value = node.members.findLast(({ key }) => key === "name")?.value;
  return value?.kind === "scalar" && typeof value.value === "string" ? value.value : null;
}
