/** What a machine may know of itself. */
export interface Traces {
  /** From the command line. */
  readonly node: string | null;
  readonly project: string | null;
  readonly experiment: string | null;
  /** Content of `/var/containers/pid_eid`: PROJECT/EXPERIMENT. */
  readonly pidEid: string | null;
  /** NODE.EXPERIMENT.PROJECT, perhaps with a domain. */
  readonly hostName: string;
}

/** Where those files stand on the testbed's nodes. */
export const PID_EID = "/var/containers/pid_eid";

export interface Identity {
  readonly node: string;
  readonly project: string;
  readonly experiment: string;
}

/** Finds out which node of which experiment a machine is; else what is missing, as options. */
export function identify({ node, project, experiment, pidEid, hostName }: Traces): Identity | string[] {
  const [label = "", hostExperiment, hostProject] = hostName.split(".");
  const [fileProject, fileExperiment] = /^\s*([^\s/]+)\/([^\s/]+)\s*$/.exec(pidEid ?? "")?.slice(1) ?? [];
  const found = {
    node: node ?? label,
    project: project ?? fileProject ?? hostProject ?? "",
    experiment: experiment ?? fileExperiment ?? hostExperiment ?? "",
  };
  const missing = [
    ["--node NAME", found.node],
    ["-p PROJECT", found.project],
    ["-e EXPERIMENT", found.experiment],
  ].flatMap(([option = "", value]) => (value === "" ? [option] : []));
  return missing.length === 0 ? found : missing;
}
