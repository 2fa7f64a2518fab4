import { expect, it } from "vitest";
import { Progress } from "../../src/cli/bootstrap/progress.ts";
import type { Terminal } from "../../src/cli/terminal.ts";

/** A terminal, or a pipe, that notes what is written and shown. */
function noting(isTTY: boolean): { terminal: Terminal; seen: (string | null)[] } {
  const seen: (string | null)[] = [];
  const stream = { isTTY, columns: 80, write: (text: string) => void seen.push(text) };
  const terminal: Terminal = {
    stdout: stream,
    stderr: stream,
    cwd: "/",
    env: {},
    hasLargeStack: true,
    release: () => void seen.push("released"),
    process: {
      entry: null,
      readInput: () => null,
      showProgress: (text) => {
        if (isTTY) seen.push(text);
      },
      ask: () => null,
      screen: () => null,
    },
  };
  return { terminal, seen };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it("is a line that changes on a terminal", async () => {
  const { terminal, seen } = noting(true);
  const progress = new Progress(terminal, 5);
  progress.show("one");
  progress.show("tw\x1bo");
  await pause(50);
  progress.end();
  expect(seen).toEqual(["one", "tw\\x1bo", null]);
});

it("is a line from time to time in a pipe, while something goes on", async () => {
  const { terminal, seen } = noting(false);
  const progress = new Progress(terminal, 10);
  await pause(50);
  expect(seen).toEqual([]);
  progress.show("begins");
  progress.show("go\x1bes on");
  await expect.poll(() => seen.length).toBeGreaterThan(3);
  progress.show(null);
  const lines = [...seen];
  expect(lines[0]).toMatch(/^ {2}… \d+ s: go\\x1bes on\n$/);
  expect(lines[1]).toBe("released");
  await pause(50);
  expect(seen).toEqual(lines);
  progress.show("again");
  progress.end();
  await pause(50);
  expect(seen).toEqual(lines);
});
