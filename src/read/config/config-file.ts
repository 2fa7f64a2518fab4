import { z } from "zod";
import {
  type Diagnostic,
  didYouMean,
  explainCode,
  type Outcome,
  type Severity,
  type SourceFile,
  span,
} from "../../source/index.ts";
import { type JsonNode, jsonValue, locateJson } from "../json/node.ts";
import { readJson } from "../json/parser.ts";

/** Name of the file that steers lint for the folder it lies in and those below. */
export const CONFIG_FILE = ".nscrc.json";

const path = z.string().min(1).optional();

/** The schema of `.nscrc.json`. */
const configSchema = z
  .strictObject({
    $schema: z.string().optional().meta({ description: "where this schema lies, for editors" }),
    severities: z
      .record(z.string().regex(/^NS\d{4}$/), z.enum(["error", "warning", "note", "off"]))
      .optional()
      .meta({
        description:
          "severity by code; off hides it. Errors with which the testbed rejects a file, NS0xxx to NS3xxx, stay errors",
      }),
    testbed: path.meta({
      description: "testbed profile, relative to this file; --testbed goes before it",
    }),
    sourceRoot: path.meta({
      description: "folder that `source` may read below, relative to this file; --source-root goes before it",
    }),
    ignore: z.array(z.string().min(1)).max(1_000).optional().meta({
      description: "paths and patterns, relative to this file, that a search of folders leaves out",
    }),
  })
  .meta({ title: "configuration of nsc lint", description: "What lint does in a folder and those below" });

/** The published JSON Schema of `.nscrc.json`. */
export function configJsonSchema(): object {
  return z.toJSONSchema(configSchema, { io: "input" });
}

/** What a configuration file says; absent parts are empty. */
export interface LintConfig {
  readonly severities: ReadonlyMap<string, Severity | "off">;
  readonly testbed: string | null;
  readonly sourceRoot: string | null;
  readonly ignore: readonly string[];
}

/** What counts where there is no file. */
export const defaultConfig: LintConfig = {
  severities: new Map(),
  testbed: null,
  sourceRoot: null,
  ignore: [],
};

/**
 * Reads a `.nscrc.json`. What is not JSON is reported as such, and what does not fit the schema is NS5011 at its place;
 * the value is the default then.
 */
export function parseConfig(file: SourceFile): Outcome<LintConfig> {
  const { value: root, diagnostics } = readJson(file);
  if (root === null || diagnostics.length > 0) return { value: defaultConfig, diagnostics };
  const parsed = configSchema.safeParse(jsonValue(root));
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) => describe(file, root, issue));
    return { value: defaultConfig, diagnostics: problems };
  }
  const { severities = {}, testbed = null, sourceRoot = null, ignore = [] } = parsed.data;
  const unknown = Object.keys(severities).filter((code) => explainCode(code) === undefined);
  if (unknown.length > 0) {
    const problems = unknown.map((code) =>
      problem(
        file,
        keyPlace(root, ["severities"], code),
        `there is no code ${code}`,
        "`nsc explain` lists all codes",
      ),
    );
    return { value: defaultConfig, diagnostics: problems };
  }
  return {
    value: { severities: new Map(Object.entries(severities)), testbed, sourceRoot, ignore },
    diagnostics: [],
  };
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function describe(file: SourceFile, root: JsonNode, issue: z.core.$ZodIssue): Diagnostic[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) =>
      problem(
        file,
        keyPlace(root, issue.path, key),
        `lint has no setting "${key}"`,
        didYouMean(key, Object.keys(configSchema.shape)),
      ),
    );
  }
  if (issue.code === "invalid_key") {
    const key = String(issue.path.at(-1));
    const place = keyPlace(root, issue.path.slice(0, -1), key);
    return [problem(file, place, `"${key}" is no code`, "codes are NS and four digits")];
  }
  const { target } = locateJson(root, issue.path);
  const name = issue.path.length === 0 ? "the configuration" : `"${issue.path.join(".")}"`;
  return [problem(file, target, `${name}: ${issue.message.replace("Invalid input: ", "")}`)];
}

function keyPlace(root: JsonNode, steps: readonly PropertyKey[], key: string): Place {
  const { target } = locateJson(root, steps);
  const member =
    target.kind === "object" ? target.members.findLast((candidate) => candidate.key === key) : undefined;
  return member === undefined
    ? { start: target.start, end: target.start + 1 }
    : { start: member.keyStart, end: member.keyEnd };
}

function problem(file: SourceFile, { start, end }: Place, message: string, help?: string): Diagnostic {
  return {
    code: "NS5011",
    severity: "error",
    message,
    span: span(file, start, end),
    ...(help === undefined ? {} : { help }),
  };
}
