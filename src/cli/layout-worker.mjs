// Lays out a graph, and turns it into a PNG where one is wanted: in a thread of its own, so that it can be ended.
import { parentPort, workerData } from "node:worker_threads";
import { Graphviz } from "@hpcc-js/wasm-graphviz";

/** The most pixels of a PNG, and the longest side that programs commonly open. */
const MOST_PIXELS = 40_000_000;
const LONGEST_SIDE = 16_000;
/** Pixels for a point where the picture is small. */
const FINEST = 2;

const { dot, engine, png, font } = workerData;
const graphviz = await Graphviz.load();
const svg = graphviz.layout(dot, "svg", engine);
parentPort.postMessage(png ? await rasterize() : svg);

async function rasterize() {
  const { Resvg } = await import("@resvg/resvg-js");
  const [, width, height] = /<svg width="(\d+)pt" height="(\d+)pt"/.exec(svg) ?? ["", "100", "100"];
  const scale = Math.min(
    FINEST,
    Math.sqrt(MOST_PIXELS / (Number(width) * Number(height))),
    LONGEST_SIDE / Math.max(Number(width), Number(height)),
  );
  const picture = new Resvg(svg, {
    background: "white",
    fitTo: { mode: "width", value: Math.max(1, Math.floor(Number(width) * scale)) },
    font: { fontFiles: [font], loadSystemFonts: false, defaultFontFamily: "Arimo" },
  });
  return new Uint8Array(picture.render().asPng());
}
