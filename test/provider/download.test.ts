import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import type { DownloadStep } from "../../src/bootstrap/index.ts";
import { doubt, download, isDownloaded } from "../../src/provider/node/download.ts";
import { ImageServer } from "./image-server.ts";

const CONTENT = Buffer.from(Array.from({ length: 200_000 }, (_, i) => i % 241));

let images: ImageServer;
let folder: string;
let step: DownloadStep;
let path: string;

beforeEach(async () => {
  const server = await ImageServer.start(CONTENT);
  images = server;
  folder = mkdtempSync(join(tmpdir(), "nsc-download-"));
  onTestFinished(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  path = join(folder, "boxes/image.box");
  step = { kind: "download", title: "image u", path, url: images.url, sha256: null };
});

const get = (change: Partial<DownloadStep> = {}) => download({ ...step, ...change }, path, () => {});

test("who asks at the same time waits, and finds it there", async () => {
  const waits: string[] = [];
  const reports = await Promise.all(
    Array.from({ length: 10 }, () => download(step, path, (text) => waits.push(text))),
  );
  expect(reports.filter(({ fetched }) => fetched)).toHaveLength(1);
  expect(images.ranges).toHaveLength(1);
  expect(waits).toContain("image u: another nsc fetches it");
  expect(readdirSync(join(folder, "boxes")).sort()).toEqual(["image.box", "image.box.complete"]);
});

test("a lock that a killed process left behind counts for nothing", async () => {
  mkdirSync(join(folder, "boxes"));
  writeFileSync(`${path}.lock`, "999999999");
  expect(await get()).toEqual({ fetched: true, checked: false });
});

test("begins anew where the server has another file meanwhile", async () => {
  images.breakAfter = 50_000;
  await expect(get()).rejects.toMatchObject({ code: "NS7104" });
  expect(existsSync(path)).toBe(false);
  images.breakAfter = null;
  images.tag = '"two"';
  await get();
  expect(readFileSync(path).equals(CONTENT)).toBe(true);
});

test("does not fetch again what came whole before the last run ended", async () => {
  await get();
  renameSync(path, `${path}.part`);
  rmSync(`${path}.complete`);
  writeFileSync(`${path}.part.tag`, images.tag);
  expect(await get()).toEqual({ fetched: true, checked: false });
  expect(readFileSync(path).equals(CONTENT)).toBe(true);
  expect(images.ranges).toEqual([undefined, `bytes=${CONTENT.length}-`]);
  // A longer rest belongs to something else.
  renameSync(path, `${path}.part`);
  writeFileSync(`${path}.part`, Buffer.concat([CONTENT, CONTENT]));
  writeFileSync(`${path}.part.tag`, images.tag);
  await expect(get()).rejects.toMatchObject({ code: "NS7104" });
  expect((await get()).fetched).toBe(true);
});

test("asks for another file where what came whole was found damaged", async () => {
  await get();
  doubt(path);
  expect(isDownloaded(step, path)).toBe(false);
  // The server has the same one still.
  expect(await get()).toEqual({ fetched: true, checked: false });
  doubt(path);
  images.tag = '"two"';
  expect(await get()).toEqual({ fetched: true, checked: false });
  expect(images.ranges).toEqual([undefined, ...Array(2).fill(`bytes=${CONTENT.length}-`)]);
  expect(readFileSync(path).equals(CONTENT)).toBe(true);
  expect(isDownloaded(step, path)).toBe(true);
  expect(readdirSync(join(folder, "boxes")).sort()).toEqual(["image.box", "image.box.complete"]);
});

test("fetches again what was changed, and what another URL has", async () => {
  await get();
  for (const note of ["", "{}", "null", "[1]", '{"url":1}']) {
    writeFileSync(`${path}.complete`, note);
    doubt(path);
    expect((await get()).fetched, note).toBe(true);
  }
  writeFileSync(path, "cut off");
  expect((await get()).fetched).toBe(true);
  expect((await get()).fetched).toBe(false);
  expect((await get({ url: `${images.url}?` }).catch(() => ({ fetched: true }))).fetched).toBe(true);
});

test("says what it cannot write", async () => {
  writeFileSync(join(folder, "boxes"), "a file");
  await expect(get()).rejects.toMatchObject({
    code: "NS7011",
    message: expect.stringMatching(/boxes\/image\.box\.lock cannot be written: file already exists$/),
  });
});

test("says which server it cannot reach", async () => {
  await expect(get({ url: "http://127.0.0.1:9/box" })).rejects.toMatchObject({
    code: "NS7104",
    message: expect.stringMatching(/^http:\/\/127\.0\.0\.1:9\/box could not be fetched: /),
  });
});
