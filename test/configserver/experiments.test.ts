import { afterAll, beforeAll, expect, it } from "vitest";
import {
  chefNodeSchema,
  containerViewSchema,
  experimentPageSchema,
  experimentSchema,
  hostViewSchema,
  imageViewSchema,
  type NodeView,
  networkViewSchema,
  nodeViewSchema,
  peersPageSchema,
  pushAnswerSchema,
  statusPageSchema,
} from "../../src/configapi/index.ts";
import { containersChunks, hostsChunks, topologyChunks } from "../../src/emit/index.ts";
import { documentOf } from "../emit/documents.ts";
import { Factory, UBUNTU } from "../topology/factory.ts";
import { json, problemOf, TestServer } from "./client.ts";
import { pushBody } from "./documents.ts";
import { describeStores } from "./stores.ts";

describeStores("experiments", (store) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start(await store.open());
  });
  afterAll(() => server.stop());

  /** Pushes an experiment of its own for one test. */
  const pushed = async (experiment: string, containers = 25): Promise<string> => {
    const answer = await server.put(`/exp/P/${experiment}`, pushBody({ experiment, containers }));
    expect(answer.status, answer.text).toBe(201);
    return `/exp/P/${experiment}`;
  };

  it("loads an experiment, and says so when nothing changed", async () => {
    const body = pushBody({ experiment: "load", containers: 3, mark: "a" });
    const first = await server.put("/exp/P/load", body);
    expect(first.status).toBe(201);
    const answer = pushAnswerSchema.parse(json(first));
    expect(answer).toMatchObject({
      project: "P",
      experiment: "load",
      generation: 1,
      changed: true,
      containers: 3,
    });
    expect(Object.keys(answer.controlAddresses)).toEqual(["n0", "n1", "n2"]);

    const again = await server.put("/exp/P/load", JSON.stringify(body, null, 4));
    expect(again.status).toBe(200);
    expect(json(again)).toEqual({ ...answer, changed: false });
    expect(again.headers.get("etag")).toBe(first.headers.get("etag"));

    const changed = await server.put(
      "/exp/P/load",
      pushBody({ experiment: "load", containers: 3, mark: "b" }),
    );
    expect(json(changed)).toEqual({ ...answer, generation: 2 });
    expect(changed.headers.get("etag")).not.toBe(first.headers.get("etag"));
  });

  it("serves everything that was pushed, as the schemas say", async () => {
    const path = await pushed("serve");
    const { containers, topology } = pushBody({ experiment: "serve", containers: 25 });
    const get = async (rest: string): Promise<unknown> => json(await server.get(path + rest));

    const summary = experimentSchema.parse(await get(""));
    expect(summary).toMatchObject({ generation: 1, containers: 25, hosts: 3, networks: 2, configured: true });

    const views = containerViewSchema.array().parse(await get("/containers"));
    expect(views.map(({ role: _, controlAddress: __, ...record }) => record)).toEqual(containers);
    expect(views.slice(3, 5).map(({ role }) => role)).toEqual(["container", "win-container"]);
    expect(await get("/containers/n4")).toEqual(views[4]);

    expect(await get("/config")).toEqual(topology);
    expect(networkViewSchema.array().parse(await get("/networks"))[1]).toMatchObject({
      name: "lan1",
      bandwidthKbps: 100_000,
      delayMs: 5,
      loss: 0,
      vlan: 101,
      members: [20, 21, 22, 23, 24].map((i) => ({ node: `n${i}`, index: 0, address: `10.0.1.${i - 19}` })),
    });
    expect(
      imageViewSchema
        .array()
        .parse(await get("/images"))
        .map(({ name }) => name),
    ).toEqual(["ubuntu/trusty64", "deter/win7"]);
    expect(hostViewSchema.parse(await get("/hosts/pnode-0002"))).toEqual({
      name: "pnode-0002",
      role: "pnode",
      os: "PNODE-BASE",
      hardware: "MicroCloud",
      interfaces: [{ index: 0, network: "physical-0", address: "11.0.0.3", netmask: "255.255.0.0" }],
      containers: ["n20", "n21", "n22", "n23", "n24"],
    });
    const hosts = await server.get(`${path}/hosts`);
    expect(hosts.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(hosts.text.split("\n")[1]).toMatch(/^10\.0\.0\.1\s+n0-lan0 n0-0 n0$/);
  });

  it("gives the /etc/hosts that nsc emits, also where names clash", async () => {
    const factory = new Factory();
    // One name is another's with a network, and one differs in case alone.
    for (const name of ["a", "a-l", "a-0", "A"]) factory.container(name, UBUNTU);
    const topology = documentOf(factory.lan("l", ["a", "a-l", "a-0", "A"]), {
      project: "P",
      experiment: "clash",
    });
    const containers = JSON.parse([...containersChunks(topology)].join(""));
    expect((await server.put("/exp/P/clash", { containers, topology })).status).toBe(201);
    expect((await server.get("/exp/P/clash/hosts")).text).toBe([...hostsChunks(topology)].join(""));
    // Without the configuration no network is known.
    expect((await server.put("/exp/P/bare/containers", containers)).status).toBe(201);
    const bare = await server.get("/exp/P/bare/hosts");
    expect(bare.text).toBe(`127.0.0.1  localhost
10.1.1.2  a
10.1.1.3  a-l-0 a-l
10.1.1.4  a-0-0 a-0
`);
  });

  it("gives a container all that it needs", async () => {
    const path = await pushed("container");
    const record = nodeViewSchema.parse(json(await server.get(`${path}/nodes/n1`)));
    expect(record).toMatchObject({
      project: "P",
      experiment: "container",
      name: "n1",
      role: "container",
      host: "pnode-0000",
      image: "ubuntu/trusty64",
      containers: [],
      images: [{ name: "ubuntu/trusty64" }],
      networks: [{ name: "lan0", subnet: "10.0.0.0" }],
      users: [],
      generation: 1,
      peersUrl: null,
    });
    expect(record.controlAddress).toMatch(/^172\./);
    expect(record.interfaces).toEqual([
      {
        index: 0,
        network: "lan0",
        address: "10.0.0.2",
        netmask: "255.255.255.0",
        mac: "02:00:00:00:00:01",
        toKbps: 100_000,
        fromKbps: 100_000,
        toDelayMs: 5,
        fromDelayMs: 5,
        toLoss: 0,
        fromLoss: 0,
      },
    ]);
    expect(record.peers).toHaveLength(19);
    expect(record.peers[1]).toEqual({ name: "n2", address: "10.0.0.3" });
  });

  it("gives a pnode its containers and each image once", async () => {
    const path = await pushed("pnode");
    const record = nodeViewSchema.parse(json(await server.get(`${path}/nodes/pnode-0001`)));
    expect(record).toMatchObject({ role: "pnode", host: null, controlAddress: null, os: "PNODE-BASE" });
    expect(record.containers.map(({ name }) => name)).toEqual(
      Array.from({ length: 10 }, (_, i) => `n${i + 10}`),
    );
    expect(record.containers[0]?.controlAddress).toMatch(/^172\./);
    expect(record.images.map(({ name }) => name)).toEqual(["ubuntu/trusty64", "deter/win7"]);
    expect(record.networks.map(({ name }) => name)).toEqual(["lan0"]);
    expect(record.peers).toEqual([
      { name: "pnode-0000", address: "11.0.0.1" },
      { name: "pnode-0002", address: "11.0.0.3" },
    ]);
  });

  it("names 256 peers and where the others are", async () => {
    const body = pushBody({ experiment: "peers", containers: 600, lan: 600 });
    expect((await server.put("/exp/P/peers", body)).status).toBe(201);
    const record = nodeViewSchema.parse(json(await server.get("/exp/P/peers/nodes/n5")));
    const names = record.peers.map(({ name }) => name);
    expect(names).toHaveLength(256);
    for (let url = record.peersUrl; url !== null; ) {
      const page = peersPageSchema.parse(json(await server.get(`${url}&limit=100`)));
      names.push(...page.peers.map(({ name }) => name));
      url = page.peersUrl?.replace("&limit=100", "") ?? null;
    }
    const others = body.containers.map(({ name }) => name).filter((name) => name !== "n5");
    expect(names).toEqual(others);
  });

  it("speaks Chef", async () => {
    const path = await pushed("chef");
    const node = chefNodeSchema.parse(json(await server.get(`${path}/nodes/n4/chef`)));
    expect(node).toMatchObject({ name: "n4", run_list: ["role[win-container]"], json_class: "Chef::Node" });
    expect(node.normal.nsc).toEqual(json(await server.get(`${path}/nodes/n4`)));
  });

  it("takes containers and configuration apart, in either order", async () => {
    const { containers, topology } = pushBody({ experiment: "apart", containers: 12 });
    const first = await server.put("/exp/P/apart/containers", containers);
    expect(first.status).toBe(201);
    expect(Object.keys(json<{ controlAddresses: object }>(first).controlAddresses)).toHaveLength(12);
    const bare = nodeViewSchema.parse(json(await server.get("/exp/P/apart/nodes/n11")));
    expect(bare).toMatchObject({
      role: "container",
      host: "pnode-0001",
      routing: null,
      networks: [],
      peers: [],
    });
    expect(bare.interfaces[0]).toMatchObject({ address: "10.0.0.12", network: null });
    const host = nodeViewSchema.parse(json(await server.get("/exp/P/apart/nodes/pnode-0001")));
    expect(host).toMatchObject({ role: "pnode", os: null, interfaces: [] });
    expect(problemOf(await server.get("/exp/P/apart/config"))).toBe("NS6010");

    expect(json(await server.put("/exp/P/apart/config", topology))).toMatchObject({
      generation: 2,
      containers: 12,
    });
    const whole = await server.put("/exp/P/apart", { containers, topology });
    expect(json(whole)).toMatchObject({ generation: 2, changed: false });

    const { topology: other } = pushBody({ experiment: "config", containers: 12 });
    expect((await server.put("/exp/P/config/config", other)).status).toBe(201);
    const alone = nodeViewSchema.parse(json(await server.get("/exp/P/config/nodes/n4")));
    expect(alone).toMatchObject({ role: "win-container", controlAddress: null, host: "pnode-0000" });
    expect(json(await server.get("/exp/P/config/containers"))).toEqual([]);
    const late = await server.put("/exp/P/config/containers", containers);
    expect(json(late)).toMatchObject({ generation: 2, containers: 12 });
    const filled = nodeViewSchema.parse(json(await server.get("/exp/P/config/nodes/n4")));
    expect(filled.controlAddress).not.toBeNull();
  });

  it("keeps control addresses by name and gives back those of containers that are gone", async () => {
    const body = (prefix: string, containers: number) => pushBody({ containers, prefix }).containers;
    type Addresses = { controlAddresses: Record<string, string> };
    const put = async (path: string, records: unknown): Promise<Record<string, string>> =>
      json<Addresses>(await server.put(path, records)).controlAddresses;
    const before = await put("/exp/Pool/a/containers", body("a", 6));
    expect(await put("/exp/Pool/a/containers", body("a", 4).reverse())).toEqual(
      Object.fromEntries(Object.entries(before).slice(0, 4).reverse()),
    );
    const other = await put("/exp/Pool/b/containers", body("b", 3));
    expect(Object.values(other).slice(0, 2)).toEqual([before["a4"], before["a5"]]);
    expect(json(await server.ask("DELETE", "/exp/Pool/a"))).toEqual({
      project: "Pool",
      experiment: "a",
      removed: true,
      controlAddressesReleased: 4,
    });
    const again = await put("/exp/Pool/c/containers", body("c", 4));
    expect(Object.values(again)).toEqual(Object.values(before).slice(0, 4));
  });

  it("removes an experiment, also by the old one-line curl", async () => {
    for (const [method, rest] of [
      ["DELETE", ""],
      ["GET", "/delete"],
    ] as const) {
      const path = await pushed("gone");
      expect((await server.ask("HEAD", `${path}/delete`)).status).toBe(405);
      expect((await server.get(path)).status).toBe(200);
      expect((await server.ask(method, path + rest)).status).toBe(200);
      expect(problemOf(await server.get(path))).toBe("NS6009");
      expect(problemOf(await server.get(`${path}/nodes/n0`))).toBe("NS6009");
      expect(problemOf(await server.ask(method, path + rest))).toBe("NS6009");
    }
  });

  it("keeps users over pushes, and never takes a password", async () => {
    const path = await pushed("users");
    const key = `ssh-ed25519 ${"A".repeat(68)} ada@example`;
    const users = [{ name: "ada", sshKeys: [key] }];
    expect(json(await server.put(`${path}/users`, users))).toMatchObject({ generation: 2, changed: true });
    expect(json(await server.put(`${path}/users`, users))).toMatchObject({ generation: 2, changed: false });
    await server.put(path, pushBody({ experiment: "users", containers: 2 }));
    expect(json<NodeView>(await server.get(`${path}/nodes/n0`)).users).toEqual(users);
    for (const bad of [
      [{ name: "ada", sshKeys: [], password: "secret" }],
      [{ name: "ada", sshKeys: ["-----BEGIN OPENSSH PRIVATE KEY-----"] }],
      [{ name: "ada", sshKeys: [`${key}\nssh-rsa AAAA`] }],
      [...users, ...users],
      [{ name: "ada; rm -rf /", sshKeys: [] }],
    ]) {
      expect(problemOf(await server.put(`${path}/users`, bad))).toBe("NS6003");
    }
    expect(problemOf(await server.put("/exp/P/nobody/users", users))).toBe("NS6009");
  });

  it("shows what nodes report", async () => {
    const path = await pushed("status", 3);
    const post = (node: string, body: unknown) =>
      server.ask("POST", `${path}/nodes/${node}/status`, { body });
    expect((await post("n1", { state: "booting" })).status).toBe(200);
    expect((await post("n1", { state: "failed", message: "no disk\0\u001b[31m \ud800" })).status).toBe(200);
    expect(problemOf(await post("n1", { state: "sleeping" }))).toBe("NS6003");
    expect(problemOf(await post("n9", { state: "booting" }))).toBe("NS6010");
    const page = statusPageSchema.parse(json(await server.get(`${path}/status?limit=2`)));
    expect(page.nodes.map(({ name, state, message }) => [name, state, message])).toEqual([
      ["n0", null, null],
      ["n1", "failed", "no disk\0\u001b[31m \ud800"],
    ]);
    const last = statusPageSchema.parse(json(await server.get(page.next ?? "")));
    expect(last.nodes.map(({ name }) => name)).toEqual(["n2", "pnode-0000"]);
    expect(last.next).toBeNull();
    const tag = (await server.get(`${path}/status`)).headers.get("etag") ?? "";
    const same = await server.get(`${path}/status`, { headers: { "if-none-match": tag } });
    expect(same.status).toBe(304);
    await post("n0", { state: "configured" });
    expect((await server.get(`${path}/status`, { headers: { "if-none-match": tag } })).status).toBe(200);
    await server.put(path, pushBody({ experiment: "status", containers: 1 }));
    const rest = statusPageSchema.parse(json(await server.get(`${path}/status`)));
    expect(rest.nodes.map(({ name, state }) => [name, state])).toEqual([
      ["n0", "configured"],
      ["pnode-0000", null],
    ]);
  });

  it("lists experiments in pages", async () => {
    for (const name of ["c", "a", "B"]) await server.put(`/exp/Listed/${name}/containers`, []);
    const page = experimentPageSchema.parse(json(await server.get("/exp/Listed?limit=2")));
    expect(page.experiments.map(({ experiment }) => experiment)).toEqual(["B", "a"]);
    const rest = experimentPageSchema.parse(json(await server.get(page.next ?? "")));
    expect(rest.experiments.map(({ experiment }) => experiment)).toEqual(["c"]);
    expect(rest.next).toBeNull();
    const all = experimentPageSchema.parse(json(await server.get("/exp?limit=1000")));
    expect(all.experiments.filter(({ project }) => project === "Listed")).toHaveLength(3);
    for (const query of ["limit=0", "limit=x", "limit=1001", "after=..", "after=a/b/c"]) {
      expect(problemOf(await server.get(`/exp?${query}`)), query).toBe("NS6005");
    }
  });

  it("never mixes an experiment with one that had its name before", async () => {
    const path = await pushed("again", 2);
    const before = await server.get(`${path}/nodes/n0`);
    await server.ask("DELETE", path);
    await server.put(path, pushBody({ experiment: "again", containers: 2, mark: "new" }));
    const after = await server.get(`${path}/nodes/n0`, {
      headers: { "if-none-match": before.headers.get("etag") ?? "" },
    });
    expect(after.status).toBe(200);
    expect(json<NodeView>(after)).toMatchObject({ generation: 1, image: "ubuntu/new" });
  });

  it("takes what the emitters write", async () => {
    const { topology } = pushBody({ experiment: "emitted", containers: 4 });
    const text = `{"containers": ${JSON.stringify(pushBody({ containers: 4 }).containers)}, "topology": ${[...topologyChunks(topology)].join("")}}`;
    expect((await server.put("/exp/P/emitted", text)).status).toBe(201);
    expect([...containersChunks(topology)].length).toBeGreaterThan(0);
  });
});
