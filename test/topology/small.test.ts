import { describe, expect, test } from "vitest";
import {
  addressRange,
  CONTAINER_ATTRIBUTES,
  containerSchema,
  formatIpv4,
  hardwareOfNode,
  imageUrlProblem,
  jsonSchemas,
  nameList,
  parseCidr,
  parseHardware,
  parseIpv4,
} from "../../src/topology/index.ts";
import { Factory } from "./factory.ts";

describe("addresses", () => {
  test.each([
    ["10.0.0.1", 167_772_161],
    ["255.255.255.255", 4_294_967_295],
    ["010.001.0.0", 167_837_696],
    ["10.0.0", null],
    ["10.0.0.256", null],
    ["10.0.0.0001", null],
    ["0x0a.0.0.1", null],
    [" 10.0.0.1", null],
    ["", null],
  ])("%j is %s", (text, value) => {
    expect(parseIpv4(text)).toBe(value);
  });

  test("numbers are written with dots", () => {
    for (const text of ["0.0.0.0", "10.255.3.4", "255.255.255.255"])
      expect(formatIpv4(parseIpv4(text) as number)).toBe(text);
  });

  test.each([
    ["10.1.1.77", "255.255.255.0", "10.1.1.0", "10.1.1.255"],
    ["10.1.1.1", "255.255.255.255", "10.1.1.1", "10.1.1.1"],
    ["10.1.200.1", "255.255.0.255", "10.1.0.0", "10.1.255.255"],
    ["200.1.2.3", "0.0.0.0", "0.0.0.0", "255.255.255.255"],
  ])("%s under %s", (address, netmask, start, end) => {
    const range = addressRange(address, netmask);
    expect([formatIpv4(range?.start ?? 0), formatIpv4(range?.end ?? 0)]).toEqual([start, end]);
  });

  test.each([
    ["172.16.0.0/12", "172.16.0.0", "172.31.255.255"],
    ["10.0.0.5/32", "10.0.0.5", "10.0.0.5"],
    ["1.2.3.4/0", "0.0.0.0", "255.255.255.255"],
  ])("%s", (cidr, start, end) => {
    const range = parseCidr(cidr);
    expect([formatIpv4(range?.start ?? 0), formatIpv4(range?.end ?? 0)]).toEqual([start, end]);
  });

  test.each(["10.0.0.0", "10.0.0.0/33", "10.0.0/8", "/8"])("%s is no block", (cidr) => {
    expect(parseCidr(cidr)).toBeNull();
  });
});

describe("hardware", () => {
  test.each([
    ["MicroCloud", { kind: "type", name: "MicroCloud" }],
    ["soft:a,b", { kind: "choice", weight: 0.5, types: ["a", "b"] }],
    ["hard:a", { kind: "choice", weight: 1, types: ["a"] }],
    ["weighted:0.3:a,b", { kind: "choice", weight: 0.3, types: ["a", "b"] }],
    ["weighted:1e-7:a", { kind: "choice", weight: 1e-7, types: ["a"] }],
    ["soft:", { kind: "type", name: "soft:" }],
    ["soft:,", { kind: "type", name: "soft:," }],
    ["other:a", { kind: "type", name: "other:a" }],
  ])("%s", (text, expected) => {
    expect(parseHardware(text)).toEqual(expected);
  });

  test("a virtual type reads back, the later of two definitions", () => {
    const { virtualTypes } = new Factory().vtype("v", 0.5, ["a"]).vtype("v", 0.7, ["b", "c"]).build();
    expect(parseHardware(hardwareOfNode("v", virtualTypes))).toEqual({
      kind: "choice",
      weight: 0.7,
      types: ["b", "c"],
    });
  });
});

describe("image URLs", () => {
  test.each([
    ["http://scratch/containers/deter_win7.box", null],
    ["HTTPS://images.example.org:8080/a?b=c#d", null],
    ["http://10.0.0.1/x", null],
    ["", "empty"],
    ["/share/x.box", "http://"],
    ["file:///x", "http://"],
    ["javascript:alert(1)", "http://"],
    ["http://", "not a valid URL"],
    ["http:///path", null],
    ["http://a b/", "white space"],
    ["http://x/\n", "white space"],
    ["http://x/\u0000", "control character"],
    ["http://user@x/", "user name or password"],
    ["http://user:pw@x/", "user name or password"],
  ])("%j", (url, problem) => {
    if (problem === null) expect(imageUrlProblem(url)).toBeNull();
    else expect(imageUrlProblem(url)).toContain(problem);
  });
});

test.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
  [[..."abcdefgh"], "a, b, c, d, e, f, g and h"],
  [[..."abcdefghij"], "a, b, c, d, e, f, g, h and 2 more"],
])("%j in a message", (names, text) => {
  expect(nameList(names)).toBe(text);
});

describe("published schemas", () => {
  test("there is one for each file format", () => {
    const names = jsonSchemas().map(({ name }) => name);
    const published = ["assignment", "containers", "containers.written", "profile", "routes", "topology"];
    expect(names).toEqual(published);
  });

  test("they refuse unknown fields and name the required ones", () => {
    const topology = jsonSchemas().find(({ name }) => name === "topology")?.schema as Record<string, unknown>;
    expect(topology["additionalProperties"]).toBe(false);
    expect(topology["required"]).toEqual(Object.keys(topology["properties"] as object));
    expect(topology["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
  });
});

describe("containers.json", () => {
  const record = {
    host: "alice",
    name: "xanadu",
    image_url: "http://scratch/containers/deter_win7.box",
    image_os: "windows",
    image_type: "vagrant",
    image_name: "deter/win7",
    interfaces: [{ address: "10.1.1.200", mac: "de:ad:be:ef:00:ae" }],
  };
  test("takes a record of the seed page and keeps its order", () => {
    expect(JSON.stringify(containerSchema.parse(record))).toBe(JSON.stringify(record));
  });

  test.each([
    [{ image_type: "docker" }],
    [{ host: "" }],
    [{ extra: 1 }],
    [{ interfaces: [{ address: "10.1.1.300", mac: "de:ad:be:ef:00:ae" }] }],
    [{ interfaces: [{ address: "10.1.1.3", mac: "de-ad-be-ef-00-ae" }] }],
  ])("refuses %j", (change) => {
    expect(containerSchema.safeParse({ ...record, ...change }).success).toBe(false);
  });
});

describe("the table of attributes", () => {
  test("has every key once", () => {
    const keys = CONTAINER_ATTRIBUTES.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test.each([
    ["containers:node_type", ["qemu", "openvz", "process", "embedded_pnode"], ["QEMU", ""]],
    ["containers:partition", ["0", "east"], [""]],
    ["containers:PartitionPass", ["0", "12"], ["-1", "1.5", "x", "12345678901"]],
    ["containers:openvz_template", ["centos-6-x86", "ubuntu-14.04-x86_64"], ["ubuntu-16.04-x86"]],
    ["containers:openvz_diskspace", ["2G", "1.5G", "512M"], ["200000", "2g", "G"]],
    ["containers:image_sha256", ["a".repeat(64), "F".repeat(64)], ["a".repeat(63), "g".repeat(64)]],
    ["containers:ghost", ["true", "False"], ["yes", ""]],
    ["containers:qemu_arch", ["i386", "x86_64"], ["arm"]],
    ["containers:qemu_url", ["http://x/y"], ["x"]],
  ])("%s", (key, right, wrong) => {
    const check = CONTAINER_ATTRIBUTES.find((attribute) => attribute.key === key)?.check;
    for (const value of right) expect(check?.(value)).toBeNull();
    for (const value of wrong) expect(check?.(value)).toMatchObject({ message: expect.any(String) });
  });
});
