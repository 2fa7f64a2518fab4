import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pictureOf } from "../../src/cli/picture.ts";
import { type DrawingOptions, drawTopology } from "../../src/emit/index.ts";
import type { TopologyDocument } from "../../src/topology/index.ts";
import { findChromium, startChromium } from "../emit/graph/browser.ts";
import { campus, renamed } from "../emit/graph/drawings.ts";
import { Workspace } from "./run.ts";

const chromium = findChromium();

describe("the HTML picture in Chromium", () => {
  if (chromium === null) {
    it("needs chromium", () => {
      expect(process.env["NSC_REQUIRE_ORACLES"] ?? "").toBe("");
    });
    return;
  }
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium(chromium);
  });
  afterAll(() => browser.close());

  /** Opens a picture; everything that the page complains of or asks for is noted. */
  async function open(document: TopologyDocument, options: DrawingOptions = {}) {
    const space = new Workspace();
    const path = join(space.path, "picture.html");
    writeFileSync(path, await pictureOf(drawTopology(document, options), "html"));
    const page = await browser.newPage();
    const problems: string[] = [];
    const requests: string[] = [];
    page.on("console", (message) => problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("request", (request) => requests.push(request.url()));
    await page.setViewport({ width: 1000, height: 700 });
    await page.goto(pathToFileURL(path).href);
    return { page, problems, requests };
  }

  const viewOf = (page: Page) =>
    page.$eval("#ui-picture svg", (svg) => (svg.getAttribute("viewBox") ?? "").split(" ").map(Number));

  const panelOf = (page: Page) =>
    page.$eval("#ui-panel", (panel) => (panel.hasAttribute("hidden") ? null : panel.textContent));

  it("loads nothing but itself, without a complaint", async () => {
    const { page, problems, requests } = await open(campus(3, 20), { partitions: true });
    expect(problems).toEqual([]);
    expect(requests).toHaveLength(1);
    expect(await page.$$eval("g.node", (nodes) => nodes.length)).toBeGreaterThan(5);
    expect(await page.$$eval("g.cluster", (boxes) => boxes.length)).toBe(7);
    await page.close();
  });

  it("finds a node by its name, goes there and tells of it", async () => {
    const { page } = await open(campus(3, 20));
    const before = await viewOf(page);
    await page.keyboard.press("/");
    await page.keyboard.type("pc-1-7");
    expect(await page.$eval("#ui-count", (count) => count.textContent)).toBe("1 found");
    await page.keyboard.press("Enter");
    expect(await page.$eval("#ui-count", (count) => count.textContent)).toBe("1 of 1: pc-1-7");
    expect(await panelOf(page)).toContain("ubuntu 14.04 64");
    expect(await panelOf(page)).toMatch(/lan-1: 10\.\d+\.\d+\.\d+ \(255\.255\.255\.0\)/);
    const after = await viewOf(page);
    expect(after[3]).toBeLessThan(before[3] as number);
    const shown = await page.$eval("g.node.current", (node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      return [left, top, right, bottom];
    });
    expect(shown[0]).toBeGreaterThanOrEqual(0);
    expect(shown[2]).toBeLessThanOrEqual(1000);
    await page.keyboard.press("Escape");
    expect(await page.$eval("#ui-search", (input) => (input as unknown as { value: string }).value)).toBe("");
    await page.close();
  });

  it("goes through matches, also by address, and says when there is none", async () => {
    const { page } = await open(campus(3, 20));
    await page.type("#ui-search", "10.1.1.");
    expect(await page.$eval("#ui-count", (count) => count.textContent)).toBe("22 found");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    expect(await page.$eval("#ui-count", (count) => count.textContent)).toMatch(/^2 of 22/);
    await page.keyboard.down("Shift");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Shift");
    expect(await page.$eval("#ui-count", (count) => count.textContent)).toMatch(/^22 of 22/);
    await page.type("#ui-search", "zzz");
    expect(await page.$eval("#ui-count", (count) => count.textContent)).toBe("nothing found");
    await page.close();
  });

  it("zooms with the wheel and moves with the mouse", async () => {
    const { page } = await open(campus(3, 6));
    const home = await viewOf(page);
    await page.mouse.move(300, 300);
    await page.mouse.wheel({ deltaY: -300 });
    const near = await viewOf(page);
    expect(near[2]).toBeLessThan(home[2] as number);
    await page.mouse.down();
    await page.mouse.move(400, 350, { steps: 4 });
    await page.mouse.up();
    const moved = await viewOf(page);
    expect(moved[2]).toBeCloseTo(near[2] as number, 3);
    expect(moved[0]).toBeLessThan(near[0] as number);
    expect(moved[1]).toBeLessThan(near[1] as number);
    await page.click("#ui-fit");
    expect(await viewOf(page)).toEqual(home);
    await page.close();
  });

  it("can be used with the keyboard alone", async () => {
    const { page } = await open(campus(2, 3));
    const home = await viewOf(page);
    await page.focus("#ui-picture");
    await page.keyboard.press("+");
    await page.keyboard.press("ArrowRight");
    const view = await viewOf(page);
    expect(view[2]).toBeLessThan(home[2] as number);
    await page.keyboard.press("0");
    expect(await viewOf(page)).toEqual(home);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement?.getAttribute('role')")).toBe("button");
    await page.keyboard.press("Enter");
    expect(await panelOf(page)).toContain("container");
    await page.keyboard.press("Escape");
    expect(await panelOf(page)).toBeNull();
    await page.close();
  });

  it("shows what a click is on", async () => {
    const { page } = await open(campus(2, 3));
    await page.click("g.node text");
    expect(await panelOf(page)).toContain("router-0");
    await page.mouse.click(5, 650);
    expect(await panelOf(page)).toBeNull();
    await page.close();
  });

  it("treats names as data, whatever they hold", async () => {
    const script = '</script><script>window.hacked = 1</script><img src=x onerror="window.hacked = 2">';
    const names = new Map([
      ["router-0", script],
      ["pc-0-0", `'"><svg onload=window.hacked=3>`],
      ["demo", `</title>${script}`],
      ["ubuntu 14.04 64", `ubuntu ${script}`],
      ["pnode-0000", script],
    ]);
    const { page, problems, requests } = await open(renamed(campus(2, 3), names), { partitions: true });
    await page.type("#ui-search", "onerror");
    await page.keyboard.press("Enter");
    expect(await panelOf(page)).toContain(script);
    expect(await page.title()).toContain(script);
    expect(await page.evaluate("'hacked' in window")).toBe(false);
    expect(await page.$$eval("img", (images) => images.length)).toBe(0);
    expect(problems).toEqual([]);
    expect(requests).toHaveLength(1);
    await page.close();
  });

  it("permits no script but its own, even if one got in", async () => {
    const { page, problems } = await open(campus(2, 3));
    const ran = await page.evaluate(`
      const script = document.createElement("script");
      script.textContent = "window.hacked = 1";
      document.body.append(script);
      "hacked" in window;
    `);
    expect(ran).toBe(false);
    expect(problems.join()).toContain("Content Security Policy");
    await page.close();
  });

  it("finds containers in a summary", async () => {
    const { page, problems } = await open(campus(6, 100));
    await page.type("#ui-search", "pc-5-99");
    await page.keyboard.press("Enter");
    expect(await panelOf(page)).toMatch(/pc-5-99on pnode-\d{4}/);
    expect(problems).toEqual([]);
    await page.close();
  });
});
