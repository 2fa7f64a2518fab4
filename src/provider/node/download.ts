import { createHash } from "node:crypto";
import { createReadStream, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
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
  const note = readNote(path);
  return note !== null && note.url === url && note.sha256 === sha256 && note.size === sizeOf(path);
}

/**
 * Takes a download for incomplete: somebody found it damaged. The next one asks the server whether it has another file
 * meanwhile, and fetches that. One whose checksum was compared is what it has to be.
 */
export function doubt(path: string): void {
  const note = readNote(path);
  if (note === null || note.sha256 !== null) return;
  rmSync(`${path}.complete`, { force: true });
  renameSync(path, `${path}.part`);
  if (note.tag !== null) writeFileSync(`${path}.part.tag`, note.tag);
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
  const note: Note = { url, sha256, size: statSync(part).size, tag: readText(`${part}.tag`) };
  writeFileSync(`${path}.complete`, `${JSON.stringify(note)}\n`);
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
  let got = have;
  let whole: number | null = null;
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
    whole = length === null ? null : start + Number(length);
    got = start;
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
    if (silence.signal.aborted)
      throw new StepError("NS7104", `${url}: the server said nothing for ${SILENCE_MS / 1000} seconds`);
    const problem = networkError(url, error);
    throw problem !== error && whole !== null && got < whole ? truncated(url, got, whole) : problem;
  } finally {
    clearTimeout(timer);
  }
}

function truncated(url: string, got: number, whole: number): StepError {
  return new StepError("NS7104", `${url} ended early: ${got} of its ${whole} bytes were kept`);
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

/** What is noted beside a file that is complete. */
const noteSchema = z.strictObject({
  url: z.string(),
  sha256: z.string().nullable(),
  size: z.int(),
  /** What the server called this state of the file; null where it has no names for states. */
  tag: z.string().nullable(),
});

type Note = z.infer<typeof noteSchema>;

function readNote(path: string): Note | null {
  try {
    return noteSchema.parse(JSON.parse(readText(`${path}.complete`) ?? ""));
  } catch {
    return null;
  }
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
