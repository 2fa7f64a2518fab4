import { describe, expect, it } from "vitest";
import { Workspace } from "./run.ts";

const SCRIPT = `Class Counter
Counter instproc init {} { $self set n 0 }
Counter instproc more {} { $self instvar n; incr n }
set c [new Counter]
$c more
puts "$c [$c more]"
`;

describe("nsc tcl --otcl", () => {
  it("adds classes and objects", async () => {
    const space = new Workspace({ "a.tcl": SCRIPT });
    expect(await space.run("tcl", "--otcl", "a.tcl")).toEqual({ status: 0, stdout: "_o1 2\n", stderr: "" });
  });

  it("is asked for", async () => {
    const { status, stderr } = await new Workspace({ "a.tcl": SCRIPT }).run("tcl", "a.tcl");
    expect(status).toBe(1);
    expect(stderr).toContain('invalid command name "Class"');
  });

  it("shows class and method in the trace of an error", async () => {
    const script = `${SCRIPT}Counter instproc fail {} {\n  error boom\n}\n$c fail\n`;
    const { status, stderr } = await new Workspace({ "a.tcl": script }).run("tcl", "--otcl", "a.tcl");
    expect(status).toBe(1);
    expect(stderr).toBe(`a.tcl:8:3: error[NS2006]: boom
boom
    while executing
"error boom"
    (procedure "_o1" line 2)
    (Counter fail line 2)
    invoked from within
"$c fail"
    (file "a.tcl" line 10)
`);
  });

  it("is in the help", async () => {
    const { stdout } = await new Workspace().run("tcl", "--help");
    expect(stdout).toMatch(/--otcl +add OTcl's classes and objects/);
  });
});
