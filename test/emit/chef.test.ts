import { execFile, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { writeFiles } from "../../src/cli/write.ts";
import { type ChefNode, chefNodeSchema } from "../../src/configapi/index.ts";
import { createToken, openSqlite } from "../../src/configserver/index.ts";
import { containersChunks, FOLDER_FORMATS, NodeRouter } from "../../src/emit/index.ts";
import { defaultProfile, type TopologyDocument } from "../../src/topology/index.ts";
import { TestServer } from "../configserver/client.ts";
import { Factory, WINDOWS } from "../topology/factory.ts";
import { documentOf } from "./documents.ts";
import { needProgram } from "./programs.ts";

const RECORDER = fileURLToPath(new URL("chef-recorder.rb", import.meta.url));
const chef = FOLDER_FORMATS.find(({ name }) => name === "chef");

/** `a` – `r` – `b`, and a Windows machine beside `b`; `b` runs a command. */
function chain(): TopologyDocument {
  const factory = new Factory()
    .container("a")
    .container("r")
    .node("b", {
      attributes: [
        [":image_os", "ubuntu"],
        [":image_type", "vagrant"],
        [":image_name", "deter/ub14"],
        [":image_url", "http://scratch/containers/deter_ub1404_64_vb.box"],
      ],
      startCommand: `echo "it's" $HOME; #{exit 1}`,
    })
    .container("w", [], WINDOWS)
    .link("ar", "a", "r")
    .lan("rbw", ["r", "b", "w"]);
  return documentOf(factory, { packing: 3 });
}

function repositoryOf(document: TopologyDocument): string {
  const folder = mkdtempSync(join(tmpdir(), "nsc-chef-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFiles(folder, "repo", [...(chef?.files(document, { profile: defaultProfile }) ?? [])]);
  return join(folder, "repo");
}

interface Recorded {
  readonly resource: string;
  readonly name: string;
  readonly [property: string]: unknown;
}

/** The resources of a recipe on a node, by a real Ruby. */
async function resourcesOf(...words: string[]): Promise<Recorded[]> {
  const { stdout } = await promisify(execFile)("ruby", [RECORDER, ...words]);
  return JSON.parse(stdout);
}

const titles = (resources: readonly Recorded[]) =>
  resources.map(({ resource, name }) => `${resource} ${name}`);

const find = (resources: readonly Recorded[], title: string) =>
  resources.find(({ resource, name }) => `${resource} ${name}` === title);

describe("the Chef repository", () => {
  test("has the layout that knife takes", () => {
    const repository = repositoryOf(chain());
    expect(readdirSync(repository, { recursive: true, encoding: "utf8" }).sort()).toEqual([
      "cookbooks",
      "cookbooks/neo_containers",
      "cookbooks/neo_containers/attributes",
      "cookbooks/neo_containers/attributes/default.rb",
      "cookbooks/neo_containers/files",
      "cookbooks/neo_containers/files/default",
      "cookbooks/neo_containers/files/default/Vagrantfile",
      "cookbooks/neo_containers/files/default/bridge.sh",
      "cookbooks/neo_containers/files/default/network.sh",
      "cookbooks/neo_containers/files/default/start.sh",
      "cookbooks/neo_containers/files/default/windows.ps1",
      "cookbooks/neo_containers/libraries",
      "cookbooks/neo_containers/libraries/config_server.rb",
      "cookbooks/neo_containers/metadata.rb",
      "cookbooks/neo_containers/recipes",
      "cookbooks/neo_containers/recipes/container.rb",
      "cookbooks/neo_containers/recipes/pnode.rb",
      "cookbooks/neo_containers/recipes/win_container.rb",
      "nodes",
      "nodes/a.json",
      "nodes/b.json",
      "nodes/pnode-0000.json",
      "nodes/pnode-0001.json",
      "nodes/r.json",
      "nodes/w.json",
      "roles",
      "roles/container.json",
      "roles/pnode.json",
      "roles/win-container.json",
    ]);
  });

  test("has nodes in Chef's form, with the role that they play", () => {
    const document = chain();
    const nodes = [...(chef?.files(document, { profile: defaultProfile }) ?? [])].flatMap(
      ({ name, chunks }) =>
        name.startsWith("nodes/") ? [chefNodeSchema.parse(JSON.parse([...chunks].join("")))] : [],
    );
    expect(nodes.map(({ name, run_list }) => `${name} ${run_list}`)).toEqual([
      "pnode-0000 role[pnode]",
      "pnode-0001 role[pnode]",
      "a role[container]",
      "r role[container]",
      "b role[container]",
      "w role[win-container]",
    ]);
  });

  test("is Ruby and shell that their own programs accept", ({ skip }) => {
    needProgram("ruby", skip);
    const cookbook = join(repositoryOf(chain()), "cookbooks/neo_containers");
    const programs = readdirSync(cookbook, { recursive: true, encoding: "utf8" });
    const check = (command: string, options: string[], ending: RegExp, least: number) => {
      const files = programs.filter((name) => ending.test(name)).map((name) => join(cookbook, name));
      expect(files.length).toBeGreaterThanOrEqual(least);
      for (const file of files) {
        const { status, stderr } = spawnSync(command, [...options, file], { encoding: "utf8" });
        expect(`${file} ${status} ${stderr}`).toBe(`${file} 0 `);
      }
    };
    check("ruby", ["-c"], /\.rb$|Vagrantfile$/, 7);
    check("sh", ["-n"], /\.sh$/, 3);
  });
});

describe("recipes, by Ruby and a recorder in place of Chef", () => {
  test("pnode: boxes once, bridges, Vagrantfile, start", async ({ skip }) => {
    needProgram("ruby", skip);
    const repository = repositoryOf(chain());
    const resources = await resourcesOf(repository, "pnode-0000", "pnode");
    expect(titles(resources)).toEqual([
      "directory /space/vagrant_home/boxes",
      "cookbook_file /usr/local/sbin/nsc-bridge",
      ...["execute bridge br-ar", "execute bridge br-rbw"],
      expect.stringMatching(/^remote_file \/space\/vagrant_home\/boxes\/[0-9a-f]{16}\.box$/),
      "execute box deter/ub14",
      "cookbook_file /space/vagrant_home/Vagrantfile",
      "file /space/vagrant_home/data.json",
      "execute vagrant up",
    ]);
    expect(find(resources, "execute bridge br-ar")?.["command"]).toEqual([
      ...["/usr/local/sbin/nsc-bridge", "br-ar", "-", "-"],
    ]);
    expect(find(resources, "execute bridge br-rbw")?.["command"]).toEqual([
      ...["/usr/local/sbin/nsc-bridge", "br-rbw", "-", "10.0.0.1"],
    ]);
    const data = JSON.parse(String(find(resources, "file /space/vagrant_home/data.json")?.["content"]));
    expect(data.machines.map(({ name }: { name: string }) => name)).toEqual(["a", "r"]);
  });

  test("container: host name, interfaces, routes, start command", async ({ skip }) => {
    needProgram("ruby", skip);
    const document = chain();
    const resources = await resourcesOf(repositoryOf(document), "b", "container");
    expect(titles(resources)).toEqual([
      "directory /etc/nsc",
      "hostname b",
      "cookbook_file /usr/local/sbin/nsc-network",
      "execute interfaces and shaping",
      "file /etc/nsc/routes",
      "execute routes",
      "file /etc/nsc/start",
      "cookbook_file /usr/local/sbin/nsc-start",
      "execute start command",
    ]);
    const mac = document.nodes[2]?.interfaces[0]?.mac;
    expect(find(resources, "execute interfaces and shaping")?.["command"]).toEqual([
      "/usr/local/sbin/nsc-network",
      mac,
      "10.1.2.3/24",
      ...["100000000", "125000", "5000", "0", "1000"],
      ...["100000000", "125000", "7500", "1", "1000"],
    ]);
    expect(find(resources, "file /etc/nsc/routes")?.["content"]).toBe(
      "route replace 10.1.1.0/255.255.255.0 via 10.1.2.2\n",
    );
    expect(find(resources, "file /etc/nsc/start")?.["content"]).toBe(`echo "it's" $HOME; #{exit 1}\n`);
  });

  test("win-container: the Windows way", async ({ skip }) => {
    needProgram("ruby", skip);
    const resources = await resourcesOf(repositoryOf(chain()), "w", "win_container");
    expect(titles(resources)).toEqual([
      "directory C:/nsc",
      "file C:/nsc/setup.json",
      "cookbook_file C:/nsc/setup.ps1",
      "execute host name, interfaces and routes",
    ]);
    const setup = JSON.parse(String(find(resources, "file C:/nsc/setup.json")?.["content"]));
    expect(setup).toMatchObject({
      hostname: "w",
      interfaces: [{ address: "10.1.2.4", netmask: "255.255.255.0" }],
      routes: [{ subnet: "10.1.1.0", netmask: "255.255.255.0", nextHop: "10.1.2.2" }],
    });
  });
});

describe("the config server's node JSON", () => {
  async function servedBy(document: TopologyDocument) {
    const folder = mkdtempSync(join(tmpdir(), "nsc-chef-server-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const database = await openSqlite(folder, { exclusive: true });
    const token = await createToken(database, {
      project: "*",
      experiment: null,
      scope: "admin",
      expires: null,
    });
    const server = await TestServer.start(database);
    onTestFinished(() => server.stop());
    const body = { containers: JSON.parse([...containersChunks(document)].join("")), topology: document };
    expect((await server.put("/exp/local/demo", body, { token })).status).toBe(201);
    return { server, token, folder };
  }

  test("is what `emit chef` writes, and what only the server knows", async () => {
    const document = chain();
    const { server, token } = await servedBy(document);
    for (const { name, chunks } of chef?.files(document, { profile: defaultProfile }) ?? []) {
      if (!name.startsWith("nodes/")) continue;
      const written = chefNodeSchema.parse(JSON.parse([...chunks].join("")));
      const answer = await server.get(`/exp/local/demo/nodes/${written.name}/chef`, { token });
      const served = chefNodeSchema.parse(JSON.parse(answer.text));
      expect(withoutAddresses(served)).toEqual(withoutAddresses(written));
    }
  });

  test("is what the recipes fetch, with the token and /etc/hosts", async ({ skip }) => {
    needProgram("ruby", skip);
    const document = chain();
    const { server, token, folder } = await servedBy(document);
    const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGJ1dCB0aGlzIGlzIG5vIHJlYWwga2V5 jo";
    await server.put("/exp/local/demo/users", [{ name: "jo", sshKeys: [key] }], { token });
    const tokenFile = join(folder, "token");
    writeFileSync(tokenFile, `${token}\n`);
    chmodSync(tokenFile, 0o600);
    const resources = await resourcesOf(repositoryOf(document), "a", "container", server.url, tokenFile);
    expect(titles(resources)).toEqual([
      "directory /etc/nsc",
      "hostname a",
      "file /etc/hosts",
      "cookbook_file /usr/local/sbin/nsc-network",
      "execute interfaces and shaping",
      "file /etc/nsc/routes",
      "execute routes",
      "user jo",
      "directory /home/jo/.ssh",
      "file /home/jo/.ssh/authorized_keys",
    ]);
    expect(find(resources, "file /home/jo/.ssh/authorized_keys")).toMatchObject({
      mode: "0600",
      content: `${key}\n`,
    });
    expect(find(resources, "file /etc/hosts")?.["content"]).toContain("10.1.1.2  a-ar a-0 a\n");
    expect(JSON.stringify(resources)).not.toContain(token);
    await expect(resourcesOf(repositoryOf(document), "a", "container", server.url)).rejects.toThrow(
      /answered 401/,
    );
  });
});

/** A copy of a node as it is without control addresses. */
function withoutAddresses(node: ChefNode): ChefNode {
  return JSON.parse(JSON.stringify(node), (key, value) => (key === "controlAddress" ? null : value));
}

describe("routes of one node", () => {
  test("are those of its neighbours towards everything else, and none without static routing", () => {
    const document = chain();
    const router = new NodeRouter(document);
    expect(router.of("a")).toEqual([{ subnet: "10.1.2.0", netmask: "255.255.255.0", nextHop: "10.1.1.3" }]);
    expect(router.of("r")).toEqual([]);
    expect(router.of("nobody")).toEqual([]);
    expect(new NodeRouter({ ...document, routing: "ospf" }).of("a")).toEqual([]);
  });
});
