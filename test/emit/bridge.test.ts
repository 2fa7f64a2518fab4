import { spawnSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { repositoryPath } from "../goldens.ts";

const SCRIPT = repositoryPath("src/emit/guest/bridge.sh");
const NAMESPACE = `nsc.bridge.${process.pid}`;

/** Runs a program in the namespace of the test. */
function inside(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync("ip", ["netns", "exec", NAMESPACE, ...words], { encoding: "utf8" });
}

/** The same for one that has to succeed. */
function ip(words: string): string {
  const { status, stdout, stderr } = inside("ip", ...words.split(" "));
  expect(`${status} ${stderr}`, words).toBe("0 ");
  return stdout;
}

const bridge = (...words: string[]) => inside("sh", SCRIPT, ...words);
const DONE = { status: 0, stdout: "", stderr: "" };
const refusal = (stderr: string) => ({ status: 1, stdout: "", stderr });

/** Whether this process may make network namespaces. */
const able = spawnSync("ip", ["netns", "add", NAMESPACE]).status === 0;
if (able) spawnSync("ip", ["netns", "delete", NAMESPACE]);
else console.warn("SKIPPED: bridges need root on Linux, and iproute2");

describe.skipIf(!able)("the script that makes bridges", () => {
  beforeEach(() => {
    spawnSync("ip", ["netns", "add", NAMESPACE]);
    ip("link add name eth0 type veth peer name far");
    ip("link set dev eth0 up");
    ip("address add 10.0.0.1/24 dev eth0");
  });
  afterEach(() => {
    spawnSync("ip", ["netns", "delete", NAMESPACE]);
  });

  const addresses = (device: string) =>
    [...ip(`-o -4 address show dev ${device}`).matchAll(/inet (\S+)/g)].map(([, address]) => address);

  test("makes one for a network of this machine, once", () => {
    for (let times = 0; times < 2; times++) expect(bridge("br-l", "-", "-")).toMatchObject(DONE);
    expect(ip("-o link show type bridge").trim().split("\n")).toHaveLength(1);
  });

  test("moves the address of the interface that carries a network to its bridge", () => {
    for (let times = 0; times < 2; times++) expect(bridge("br-l", "-", "10.0.0.1")).toMatchObject(DONE);
    expect(ip("-o link show master br-l")).toContain(": eth0@far:");
    expect(addresses("br-l")).toEqual(["10.0.0.1/24"]);
    expect(addresses("eth0")).toEqual([]);
    // A run that was killed in between.
    ip("address add 10.0.0.1/24 dev eth0");
    expect(bridge("br-l", "-", "10.0.0.1")).toMatchObject(DONE);
    expect(addresses("br-l")).toEqual(["10.0.0.1/24"]);
    expect(addresses("eth0")).toEqual([]);
  });

  test.each(["bridge", "veth"])("leaves a %s of the same name alone", (kind) => {
    ip(`link add name br-l type ${kind}`);
    expect(bridge("br-l", "-", "-")).toMatchObject(
      refusal(
        "there is a br-l already, which nsc did not make: remove it with `ip link delete br-l`, or rename it; " +
          "a bridge that is to be used as it is gets `ip link set dev br-l alias nsc`\n",
      ),
    );
    if (kind === "veth") ip("link delete br-l");
    else ip("link set dev br-l alias nsc");
    expect(bridge("br-l", "-", "-")).toMatchObject(DONE);
  });

  test("takes no interface out of another bridge", () => {
    ip("link add name br-other type bridge");
    ip("link set dev eth0 master br-other");
    expect(bridge("br-l", "-", "10.0.0.1")).toMatchObject(
      refusal(
        "eth0, which is to carry br-l, is in br-other: take it out with `ip link set dev eth0 nomaster`\n",
      ),
    );
    expect(addresses("eth0")).toEqual(["10.0.0.1/24"]);
  });

  test("says that no interface has the address", () => {
    expect(bridge("br-l", "-", "10.9.9.9")).toMatchObject(
      refusal("no interface has the address 10.9.9.9, which is to carry br-l\n"),
    );
  });

  test("takes no other interface for a VLAN", () => {
    ip("link add name vlan100 type veth");
    expect(bridge("br-vlan100", "100", "10.0.0.1")).toMatchObject(
      refusal(
        "there is a vlan100 already, which is not VLAN 100 of eth0: remove it with `ip link delete vlan100`\n",
      ),
    );
  });

  test("puts a VLAN of the interface into the bridge", ({ skip }) => {
    const made = inside("ip", "link", "add", "link", "eth0", "name", "probe", "type", "vlan", "id", "7");
    if (made.status !== 0) {
      console.warn("this kernel has no VLANs: a test was skipped");
      skip();
    }
    for (let times = 0; times < 2; times++)
      expect(bridge("br-vlan100", "100", "10.0.0.1")).toMatchObject(DONE);
    expect(ip("-o link show master br-vlan100")).toContain(": vlan100@eth0:");
    expect(addresses("eth0")).toEqual(["10.0.0.1/24"]);
  });
});
