import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { defaultServerLimits } from "../../src/configserver/index.ts";
import { Metrics } from "../../src/configserver/metrics.ts";
import { repositoryPath } from "../goldens.ts";

const page = readFileSync(repositoryPath("docs/operating.md"), "utf8");

/** The rows of the table below a heading, without the header. */
function rows(heading: string): string[][] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("| `"));
  return lines.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

it("docs/operating.md has every metric with its meaning, and no other", () => {
  const metrics = Object.values(new Metrics()).map(({ family: { name, type, help } }) => [
    `\`${name}\``,
    type,
    help.replace(/\.$/, ""),
  ]);
  expect(rows("Metrics")).toEqual(metrics);
});

it("docs/operating.md has every limit with its default", () => {
  expect(rows("Limits").map(([name, value]) => [name, value])).toEqual(
    Object.entries(defaultServerLimits).map(([name, value]) => [`\`${name}\``, String(value)]),
  );
});
