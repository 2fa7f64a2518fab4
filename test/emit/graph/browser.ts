import { spawnSync } from "node:child_process";
import type { Browser } from "puppeteer-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The Chromium of this machine, or null. */
export function findChromium(): string | null {
  for (const name of NAMES) {
    const { status, stdout } = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
    if (status === 0) return stdout.trim();
  }
  return null;
}

/** Starts it without a window. It needs no sandbox of its own to show files that the tests made. */
export async function startChromium(path: string): Promise<Browser> {
  const { launch } = await import("puppeteer-core");
  return launch({
    executablePath: path,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"],
  });
}
