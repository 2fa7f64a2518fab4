import { describe, expect, it } from "vitest";
import { SourceFile } from "../../src/source/index.ts";
import { createInterpreter, evaluateFile, evaluateText } from "../../src/tcl/index.ts";

const refused = [
  "exec ls",
  "open file",
  "close stdin",
  "gets stdin",
  "read stdin",
  "eof stdin",
  "seek stdin 0",
  "tell stdin",
  "fconfigure stdout -buffering none",
  "fcopy a b",
  "fileevent stdin readable x",
  "chan puts x",
  "file exists x",
  "file mkdir x",
  "file delete x",
  "glob *",
  "cd /",
  "pwd",
  "socket localhost 80",
  "after 10",
  "vwait x",
  "update",
  "load x.so",
  "unload x.so",
  "interp create",
  "interp create -safe x",
  "interp delete x",
  "interp hide {} set",
  "pid",
  "history",
  "coroutine c list",
  "yield",
  "yieldto list",
  "trace add variable x write y",
  "zlib compress x",
  "info object isa object x",
  "clock seconds",
  "clock milliseconds",
  "clock clicks",
  "clock scan tomorrow",
];

describe("commands that the sandbox leaves out", () => {
  it.each(refused)("%s", (script) => {
    const outcome = evaluateText(
      createInterpreter(),
      `catch {${script}} m o; list $m [dict get $o -errorcode]`,
    );
    expect(outcome.text).toMatch(/^\{.* not available here: .*\} \{NSC SANDBOX .*\}$/);
  });

  it("are shown where they stand, with what to do instead", () => {
    const file = new SourceFile("exp.ns", "set x 1\nset y [exec ls]\n");
    const ending = evaluateFile(createInterpreter(), file);
    expect(ending.kind).toBe("error");
    if (ending.kind !== "error") return;
    const { error } = ending;
    expect(error.code).toBe("NS2007");
    expect(String(error.message)).toBe(
      "exec is not available here: nsc evaluates files in a sandbox without processes",
    );
    expect(error.help).toContain("before nsc");
    expect(error.span && file.text.slice(error.span.start, error.span.end)).toBe("exec");
  });

  it("tell the time when the host does", () => {
    const interp = createInterpreter({ host: { now: () => 1_700_000_000_123_456 } });
    const { text } = evaluateText(
      interp,
      "list [clock seconds] [clock milliseconds] [clock microseconds] [clock clicks] [clock clicks -milliseconds]",
    );
    expect(text).toBe("1700000000 1700000000123 1700000000123456 1700000000123456 1700000000123");
  });

  it("leave out what depends on the machine", () => {
    const { text } = evaluateText(
      createInterpreter(),
      "list [info hostname] [info nameofexecutable] [info library] [info script] [encoding system] [package require Tcl]",
    );
    expect(text).toBe("{} {} {} {} utf-8 8.6.13");
  });
});
