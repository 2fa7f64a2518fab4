import { describe, expect, it } from "vitest";
import { compile } from "../../src/compiler/index.ts";
import { allCodes, SourceFile } from "../../src/source/index.ts";

/** The machines that the examples of containers.json mean. */
const HOSTS = `set ns [new Simulator]
source tb_compat.tcl
set alice [$ns node]
set bob [$ns node]
set carol [$ns node]
tb-set-node-os $alice PNODE-BASE
tb-set-node-os $bob PNODE-BASE
set lan0 [$ns make-lan "$alice $bob" 1Gb 0ms]
set lan1 [$ns make-lan "$alice $carol" 1Gb 0ms]
tb-set-ip-lan $alice $lan0 10.1.1.2
tb-set-ip-lan $bob $lan0 10.1.1.3
tb-set-ip-lan $alice $lan1 10.1.2.2
$ns run
`;

function found(hosts: string, containers: string): string[] {
  const { diagnostics } = compile(new SourceFile("hosts.ns", hosts), {
    containers: new SourceFile("containers.json", containers),
    project: "P",
  });
  return diagnostics.map(({ code }) => code);
}

describe("the examples of `nsc explain` for containers.json", () => {
  const entries = allCodes().filter(
    ({ code, language, bad }) => language === "json" && /^NS4(022|[24]\d\d)/.test(code) && /^[[{]/.test(bad),
  );

  it("are many", () => expect(entries.length).toBeGreaterThan(15));

  it.each(entries)("$code: the bad one gives it, the good one does not", ({ code, bad, good }) => {
    expect(found(HOSTS, bad)).toContain(code);
    expect(found(HOSTS, good)).not.toContain(code);
  });
});

describe("the examples for NS files of hosts", () => {
  const list = ["a", "b", "c"].map((host, i) => ({
    host,
    name: `box${i}`,
    image_url: "http://scratch/box.box",
    image_os: "ubuntu",
    image_type: "vagrant",
    image_name: "box",
    interfaces: [],
  }));
  const experiment = (text: string) => `set ns [new Simulator]
source tb_compat.tcl
set a [$ns node]
set b [$ns node]
set c [$ns node]
tb-set-node-os $b PNODE-BASE
tb-set-node-os $c PNODE-BASE
${text}
$ns run
`;

  it.each(allCodes().filter(({ code }) => code === "NS4028" || code === "NS4408"))(
    "$code",
    ({ code, bad, good }) => {
      expect(found(experiment(bad), JSON.stringify(list))).toContain(code);
      expect(found(experiment(good), JSON.stringify(list))).not.toContain(code);
    },
  );
});
