import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { type Drawing, drawingDot, topologyPage } from "../emit/index.ts";
import { EnvironmentError, Exit } from "./exit.ts";

/** Kinds of picture files, by the ending of their names. */
export const PICTURE_KINDS = ["svg", "png", "html", "dot"] as const;

export type PictureKind = (typeof PICTURE_KINDS)[number];

/** Seconds after which a layout is given up. */
const PATIENCE = 120;

/** Beside this module, and beside the bundle that it becomes part of. */
const WORKER = new URL("./layout-worker.mjs", import.meta.url);

/** Letters as wide as those of Arial, which Graphviz measures with. */
const FONT = "assets/Arimo-Regular.ttf";

/** A drawing as the contents of a picture file, text or bytes. Fails with one line where it cannot be laid out. */
export async function pictureOf(drawing: Drawing, kind: PictureKind): Promise<string | Uint8Array> {
  switch (kind) {
    case "dot":
      return dotOf(drawing);
    case "svg":
      return svgOf(drawing);
    case "html":
      return [...topologyPage(drawing, await svgOf(drawing))].join("");
    case "png":
      return layOut({ dot: dotOf(drawing), engine: drawing.engine, png: true }, PATIENCE);
  }
}

/** A drawing as SVG. Fails with one line when the layout takes longer than `patience` seconds. */
export async function svgOf(drawing: Drawing, patience = PATIENCE): Promise<string> {
  return String(await layOut({ dot: dotOf(drawing), engine: drawing.engine, png: false }, patience));
}

function dotOf(drawing: Drawing): string {
  return [...drawingDot(drawing)].join("");
}

/** The path of a file of the package, whether this runs from its sources or from the bundle. */
function packageFile(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json")) && folder !== dirname(folder)) folder = dirname(folder);
  return join(folder, name);
}

interface Task {
  readonly dot: string;
  readonly engine: string;
  readonly png: boolean;
}

function layOut(task: Task, patience: number): Promise<string | Uint8Array> {
  const worker = new Worker(WORKER, { workerData: { ...task, font: packageFile(FONT) }, execArgv: [] });
  return new Promise((resolve, reject) => {
    const fail = (what: string): void =>
      reject(
        new EnvironmentError(`the picture cannot be drawn: ${what}; the .dot file always can`, Exit.step),
      );
    const timer = setTimeout(() => {
      fail(`its layout takes more than ${patience} seconds`);
      void worker.terminate();
    }, patience * 1000);
    worker.once("message", resolve);
    worker.once("error", ({ message }) => fail(message.split("\n", 1)[0] ?? ""));
    worker.once("exit", () => {
      clearTimeout(timer);
      fail("the layout ended early");
    });
  });
}
