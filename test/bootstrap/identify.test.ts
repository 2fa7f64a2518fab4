import { expect, test } from "vitest";
import { identify, type Traces } from "../../src/bootstrap/index.ts";

const NOTHING: Traces = { node: null, project: null, experiment: null, pidEid: null, hostName: "localhost" };

test.each<[string, Partial<Traces>, unknown]>([
  [
    "the host name of the testbed",
    { hostName: "pnode-0000.exp.Proj" },
    { node: "pnode-0000", project: "Proj", experiment: "exp" },
  ],
  [
    "a host name with a domain",
    { hostName: "pnode-0000.exp.Proj.isi.deterlab.net" },
    { node: "pnode-0000", project: "Proj", experiment: "exp" },
  ],
  ["pid_eid", { hostName: "a", pidEid: "Proj/exp\n" }, { node: "a", project: "Proj", experiment: "exp" }],
  [
    "pid_eid before the host name",
    { hostName: "a.other.Other", pidEid: "Proj/exp" },
    { node: "a", project: "Proj", experiment: "exp" },
  ],
  [
    "options before all else",
    { node: "b", project: "P", experiment: "e", hostName: "a.other.Other", pidEid: "Proj/exp" },
    { node: "b", project: "P", experiment: "e" },
  ],
  ["nothing but a name", { hostName: "laptop" }, ["-p PROJECT", "-e EXPERIMENT"]],
  ["a broken pid_eid", { hostName: "a", pidEid: "Proj exp" }, ["-p PROJECT", "-e EXPERIMENT"]],
  ["nothing at all", { hostName: "" }, ["--node NAME", "-p PROJECT", "-e EXPERIMENT"]],
])("a machine is known by %s", (_, traces, expected) => {
  expect(identify({ ...NOTHING, ...traces })).toEqual(expected);
});
