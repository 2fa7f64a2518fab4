import type { z } from "zod";
import { didYouMean, type Outcome, type SourceFile, span } from "../../source/index.ts";
import {
  containerMemorySchema,
  DEFAULT_PNODE,
  Findings,
  type HardwareType,
  hardwareType,
  hardwareTypeSchema,
  imageOwnerSchema,
  profileSchema,
  type TestbedProfile,
} from "../../topology/index.ts";
import { type JsonMember, type JsonNode, type JsonObject, jsonValue, locateJson } from "../json/node.ts";
import { readJson } from "../json/parser.ts";

/** The parts whose keys are a user's names are read member by member, so that any name is possible. */
const frameSchema = profileSchema.omit({ hardwareTypes: true, imageOwners: true, containerMemoryMB: true });
const NAMED_PARTS = ["hardwareTypes", "imageOwners", "containerMemoryMB"];

/**
 * Reads a testbed profile. What is not JSON is reported as such, and what does not fit the schema is NS4021 at its place;
 * the profile is null then.
 */
export function parseProfile(file: SourceFile): Outcome<TestbedProfile | null> {
  const root = readJson(file);
  const findings = new Findings();
  findings.addAll(root.diagnostics);
  const value = root.value === null ? null : new ProfileReader(file, findings).read(root.value);
  return { value: findings.failed ? null : value, diagnostics: findings.list };
}

class ProfileReader {
  readonly #file: SourceFile;
  readonly #findings: Findings;

  constructor(file: SourceFile, findings: Findings) {
    this.#file = file;
    this.#findings = findings;
  }

  read(root: JsonNode): TestbedProfile | null {
    if (root.kind !== "object") {
      this.#report(root, "a testbed profile is a JSON object");
      return null;
    }
    const frame: JsonNode = {
      ...root,
      members: root.members.filter(({ key }) => !NAMED_PARTS.includes(key)),
    };
    const parsed = this.#check(frameSchema, frame, Object.keys(profileSchema.shape));
    const types = this.#named(root, "hardwareTypes", hardwareTypeSchema);
    const owners = this.#named(root, "imageOwners", imageOwnerSchema);
    const memory = this.#named(root, "containerMemoryMB", containerMemorySchema);
    if (types === null && !root.damaged)
      this.#report({ start: root.start, end: root.start + 1 }, `"hardwareTypes" is missing`);
    if (parsed === null || types === null) return null;
    const hardwareTypes = new Map<string, HardwareType>();
    for (const [name, given] of types) hardwareTypes.set(name, hardwareType(given));
    return {
      name: parsed.name,
      strict: parsed.strict ?? false,
      hardwareTypes,
      images: parsed.images ?? ["*"],
      pnode: {
        os: parsed.pnode?.os ?? DEFAULT_PNODE.os,
        hardware: parsed.pnode?.hardware ?? DEFAULT_PNODE.hardware,
      },
      imageOwners: owners ?? new Map(),
      containerMemoryMB: memory ?? new Map(),
      controlPool: parsed.controlPool ?? null,
    };
  }

  /** The members of an object whose keys are names; null when there is no such object. */
  #named<T>(root: JsonObject, part: string, schema: z.ZodType<T>): Map<string, T> | null {
    const node = root.members.find(({ key }) => key === part)?.value;
    if (node === undefined) return null;
    const values = new Map<string, T>();
    if (node.kind === "broken") return values;
    if (node.kind !== "object") {
      this.#report(node, `"${part}" is an object with a member for each name`);
      return values;
    }
    for (const { key, value } of node.members) {
      const parsed = this.#check(schema, value, Object.keys(hardwareTypeSchema.shape));
      if (parsed !== null) values.set(key, parsed);
    }
    return values;
  }

  /** Reports every issue at its place; `known` are the keys of the object itself, for suggestions. */
  #check<T>(schema: z.ZodType<T>, node: JsonNode, known: readonly string[]): T | null {
    const result = schema.safeParse(jsonValue(node));
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      const { target, missing } = locateJson(node, issue.path);
      if (target.kind === "broken" || (missing !== null && isDamaged(target))) continue;
      if (missing !== null) {
        this.#report({ start: target.start, end: target.start + 1 }, `"${missing}" is missing`);
      } else if (issue.code === "unrecognized_keys" && target.kind === "object") {
        const keys = issue.path.length === 0 ? known : Object.keys(DEFAULT_PNODE);
        for (const member of target.members.filter(({ key }) => issue.keys.includes(key)))
          this.#reportUnknown(member, keys);
      } else {
        const field = issue.path.length === 0 ? "the profile" : `"${issue.path.join(".")}"`;
        this.#report(target, `${field}: ${issue.message.replace("Invalid input: ", "")}`);
      }
    }
    return null;
  }

  #reportUnknown({ key, keyStart, keyEnd }: JsonMember, known: readonly string[]): void {
    const help = didYouMean(key, known);
    this.#findings.add({
      ...error(this.#file, keyStart, keyEnd, `"${key}" is not a field of a testbed profile here`),
      ...(help === undefined ? {} : { help }),
    });
  }

  #report({ start, end }: { readonly start: number; readonly end: number }, message: string): void {
    this.#findings.add(error(this.#file, start, end, message));
  }
}

function isDamaged(node: JsonNode): boolean {
  return node.kind === "object" && node.damaged;
}

function error(file: SourceFile, start: number, end: number, message: string) {
  return { code: "NS4021", severity: "error", message, span: span(file, start, end) } as const;
}
