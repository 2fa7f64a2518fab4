import type { SourceFile } from "../source/index.ts";
import type { ExperimentNames } from "../topology/index.ts";

/** What a project, group or experiment may be called. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

export function isValidName(name: string): boolean {
  return NAME.test(name);
}

/** The experiment's name when none is given: the file's without folder and ending, other characters turned into `-`. */
export function experimentNameOf(file: string): string {
  const base = file.replace(/^.*[/\\]/, "").replace(/\.(?:ns|tcl|xml)$/i, "");
  const name = base
    .replace(/[^A-Za-z0-9_-]/g, "-")
    .replace(/^[^A-Za-z0-9]+/, "")
    .slice(0, 64);
  return name === "" ? "experiment" : name;
}

/** The project when none is given. */
export const LOCAL_PROJECT = "local";

/** What an experiment is called when a file is read with these options. */
export function experimentNames(
  file: SourceFile,
  names: { readonly [Key in keyof ExperimentNames]?: string | null },
): ExperimentNames {
  return {
    project: names.project ?? LOCAL_PROJECT,
    group: names.group ?? null,
    experiment: names.experiment ?? experimentNameOf(file.name),
  };
}
