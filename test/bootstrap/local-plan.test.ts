import { describe, expect, test } from "vitest";
import { type LocalPlan, planLocally } from "../../src/bootstrap/index.ts";
import { documentOf } from "../emit/documents.ts";
import { Factory } from "../topology/factory.ts";

const LIMITED = { rate: 100_000_000, burst: 125_000, loss: 0, limit: 1000 };

/** Every device that a plan makes, as `NAMESPACE DEVICE BRIDGE`, pairs joined. */
function cables({ cables: list }: LocalPlan): string[] {
  return list.map(({ ends }) =>
    ends.map(({ namespace, device, bridge }) => `${namespace} ${device} ${bridge ?? "-"}`).join(" = "),
  );
}

describe("the plan of an experiment on one machine", () => {
  test("keeps a network inside a pnode there, and leads others through the wires", () => {
    const factory = new Factory()
      .container("a")
      .container("b")
      .container("c")
      .link("near", "a", "b")
      .link("far", "b", "c");
    const plan = planLocally(documentOf(factory, { packing: 2 }));
    expect(plan.namespaces.map(({ name, kind, host, bridges }) => [name, kind, host, bridges])).toEqual([
      ["_wires", "wires", null, ["n1", "p0"]],
      ["pnode-0000", "pnode", null, ["n0", "n1"]],
      ["pnode-0001", "pnode", null, ["n1"]],
      ["a", "container", "pnode-0000", []],
      ["b", "container", "pnode-0000", []],
      ["c", "container", "pnode-0001", []],
    ]);
    expect(cables(plan)).toEqual([
      "a eth0 - = pnode-0000 port0 n0",
      "b eth0 - = pnode-0000 port1 n0",
      "pnode-0000 port2 n1 = _wires port0 n1",
      "b eth1 - = pnode-0000 port3 n1",
      "pnode-0001 port0 n1 = _wires port1 n1",
      "c eth0 - = pnode-0001 port1 n1",
      "pnode-0000 phys0 - = _wires port2 p0",
      "pnode-0001 phys0 - = _wires port3 p0",
    ]);
  });

  test("shapes what a node sends at its own end, and what it receives at the other", () => {
    const document = documentOf(new Factory().container("a").container("b").link("l", "a", "b"));
    const [cable] = planLocally(document).cables;
    expect(cable?.ends.map(({ address, mac, shape }) => ({ address, mac, shape }))).toEqual([
      {
        address: "10.1.1.2/24",
        mac: document.nodes[0]?.interfaces[0]?.mac,
        shape: { ...LIMITED, delay: 5000 },
      },
      { address: null, mac: null, shape: { ...LIMITED, delay: 7500, loss: 1 } },
    ]);
  });

  test("joins physical nodes to the wires, and leaves ghosts out", () => {
    const factory = new Factory()
      .node("p")
      .container("a")
      .container("ghost", [[":ghost", "true"]])
      .lan("lan", ["p", "a", "ghost"]);
    const plan = planLocally(documentOf(factory));
    expect(plan.namespaces.map(({ name }) => name)).toEqual(["_wires", "pnode-0000", "p", "a"]);
    expect(cables(plan)).toEqual([
      "p eth0 - = _wires port0 n0",
      "pnode-0000 port0 n0 = _wires port1 n0",
      "a eth0 - = pnode-0000 port1 n0",
      "pnode-0000 phys0 - = _wires port2 p0",
    ]);
    expect(plan.delayed).toEqual(["lan"]);
  });

  test("has routes through the routers", () => {
    const factory = new Factory()
      .container("a")
      .container("r")
      .container("b")
      .link("one", "a", "r")
      .link("two", "r", "b");
    const { namespaces } = planLocally(documentOf(factory));
    const routes = new Map(namespaces.map(({ name, routes: own }) => [name, own]));
    expect(routes.get("a")).toEqual([{ subnet: "10.1.2.0", netmask: "255.255.255.0", nextHop: "10.1.1.3" }]);
    expect(routes.get("r")).toEqual([]);
  });

  test("names of devices fit whatever networks are called, and how many there are", () => {
    const factory = new Factory().container("a").container("b");
    for (let i = 0; i < 200; i++) factory.link(`a-network-with-a-very-long-name-${i}`, "a", "b");
    const plan = planLocally(documentOf(factory, { packing: 2 }));
    const devices = plan.cables.flatMap(({ ends }) => ends.map((end) => `${end.namespace} ${end.device}`));
    expect(new Set(devices).size).toBe(devices.length);
    for (const { ends } of plan.cables)
      for (const { device, bridge } of ends)
        expect(`${device} ${bridge ?? ""}`).toMatch(/^\S{1,15} \S{0,15}$/);
  });
});
