import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly optionalDependencies: Record<string, string>;
}

interface LockEntry {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Record<string, string>;
}

const read = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), "utf8");
const manifest = JSON.parse(read("package.json")) as Manifest;
const lock = Object.entries(
  (JSON.parse(read("package-lock.json")) as { packages: Record<string, LockEntry> }).packages,
);
const dependencies = Object.entries({
  ...manifest.dependencies,
  ...manifest.devDependencies,
  ...manifest.optionalDependencies,
});

describe("package.json", () => {
  it("has exact versions", () => {
    expect(dependencies.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it("agrees with docs/dependencies.md", () => {
    const rows = read("docs/dependencies.md").matchAll(/^\| `([^`]+)` \| ([^ ]+) \|/gm);
    expect([...rows].map((row) => [row[1], row[2]])).toEqual(dependencies);
  });
});

describe("package-lock.json", () => {
  it("records no download addresses", () => {
    expect(lock.filter(([, entry]) => entry.resolved?.startsWith("http"))).toEqual([]);
  });

  // npm leaves out what its registry does not carry, and `npm ci` then refuses the file on every machine.
  it("names the optional packages of all platforms", () => {
    const named = new Set(lock.map(([path]) => path));
    const missing = lock.flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter(
        (name) => !named.has(`node_modules/${name}`) && !named.has(`${path}/node_modules/${name}`),
      ),
    );
    expect(missing).toEqual([]);
  });
});
