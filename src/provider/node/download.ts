import { createHash } from "node:crypto";
import { createReadStream, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { DownloadStep } from "../../bootstrap/index.ts";
import { withLock } from "../lock.ts";
import { refused } from "../refused.ts";
import { StepError } from "../step-error.ts";

export interface DownloadReport {
  /** False when the file was there already. */
  readonly fetched: boolean;
  /** Whether there was a checksum to compare with. */
  readonly checked: boolean;
}

/** A server that says nothing for so long has gone away. */
const SILENCE_MS = 60_000;

type Progress = (text: string) => void;

/**
 * Fetches a file once, whoever asks for it: who comes second waits for the first and finds it there. What was fetched by
 * half is gone on with where the server still has the same file. Throws a `StepError` when the server refuses (NS7103),
 * the file stays incomplete (NS7104), its checksum is another (NS7105) or the disk is full (NS7011).
 */
export async function download(
  step: DownloadStep,
  path: string,
  progress: Progress,
): Promise<DownloadReport> {
  const waiting = () => progress(`${step.title}: another nsc fetches it`);
  try {
    return await withLock(`${path}.lock`, step.title, () => fetchOnce(step, path, progress), waiting);
  } catch (error) {
    throw refused(path, error);
  }
}

/** Whether a file is the complete download of a step. */
export function isDownloaded({ url, sha256 }: DownloadStep, path: string): boolean {
  const size = sizeOf(path);
  return size !== null && readText(`${path}.complete`) === completeText(url, sha256, size);
}

async function fetchOnce(step: DownloadStep, path: string, progress: Progress): Promise<DownloadReport> {
  const { url, sha256, title } = step;
  if (isDownloaded(step, path)) return { fetched: false, checked: sha256 !== null };
  const part = `${path}.part`;
  await fetchRest(step, part, progress);
  if (sha256 !== null) {
    progress(`${title}: comparing the checksum`);
    const found = await sha256Of(part);
    if (found !== sha256) {
      rmSync(part, { force: true });
      rmSync(`${part}.tag`, { force: true });
      throw new StepError(
        "NS7105",
        `${url} is another file than expected: its SHA-256 is ${found}, not ${sha256}`,
      );
    }
  }
  // In this order nothing counts as complete that is not, and what was fetched stays where there is no room for the note.
  rmSync(path, { force: true });
  writeFileSync(`${path}.complete`, completeText(url, sha256, statSync(part).size));
  renameSync(part, path);
  rmSync(`${part}.tag`, { force: true });
  return { fetched: true, checked: sha256 !== null };
}

/** Brings `part` up to its full length. */
async function fetchRest({ url, title }: DownloadStep, part: string, progress: Progress): Promise<void> {
  const have = sizeOf(part) ?? 0;
  const tag = readText(`${part}.tag`);
  const resume = have > 0 && tag !== null && tag !== "";
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  try {
    const answer = await fetch(url, {
      signal: silence.signal,
      // A file that is packed on its way could not be gone on with.
      headers: {
        "accept-encoding": "identity",
        ...(resume ? { range: `bytes=${have}-`, "if-range": tag } : {}),
      },
    });
    if (answer.status === 416) {
      await answer.body?.cancel();
      // Nothing was missing but the end of the last run.
      if (answer.headers.get("content-range") === `bytes */${have}`) return;
      rmSync(part, { force: true });
      throw new StepError("NS7104", `${url}: what was fetched before does not belong to it`);
    }
    if (!answer.ok || answer.body === null) {
      await answer.body?.cancel();
      throw new StepError(
        "NS7103",
        `${url}: the server answered ${answer.status} ${answer.statusText}`.trimEnd(),
      );
    }
    const start = answer.status === 206 ? have : 0;
    const newTag = answer.headers.get("etag") ?? answer.headers.get("last-modified");
    if (newTag === null || newTag.startsWith("W/")) rmSync(`${part}.tag`, { force: true });
    else writeFileSync(`${part}.tag`, newTag);
    const length = answer.headers.get("content-length");
    const whole = length === null ? null : start + Number(length);
    let got = start;
    const file = await open(part, start > 0 ? "a" : "w");
    try {
      for await (const chunk of answer.body) {
        // What has come is on the disk before an error can lose it.
        await file.writeFile(chunk);
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), SILENCE_MS);
        got += chunk.length;
        progress(`${title}: ${megabytes(got)}${whole === null ? "" : ` of ${megabytes(whole)}`} MB`);
      }
    } finally {
      await file.close();
    }
    if (whole !== null && got !== whole) throw truncated(url, got, whole);
  } catch (error) {
    throw silence.signal.aborted
      ? new StepError("NS7104", `${url}: the server said nothing for ${SILENCE_MS / 1000} seconds`)
      : networkError(url, error);
  } finally {
    clearTimeout(timer);
  }
}

function truncated(url: string, got: number, whole: number): StepError {
  return new StepError("NS7104", `${url} ended after ${got} of ${whole} bytes`);
}

/** What the network did; errors of the file system pass as they are. */
function networkError(url: string, error: unknown): unknown {
  if (error instanceof StepError || !(error instanceof Error)) return error;
  const { code, path } = error as NodeJS.ErrnoException;
  if (path !== undefined || code === "ENOSPC" || code === "EDQUOT") return error;
  const reason = error.cause instanceof Error ? error.cause.message : error.message;
  return new StepError("NS7104", `${url} could not be fetched: ${reason}`);
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

function completeText(url: string, sha256: string | null, size: number): string {
  return `${JSON.stringify({ url, sha256, size })}\n`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function sizeOf(path: string): number | null {
  try {
    return statSync(path).size;
  } catch {
    return null;
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
