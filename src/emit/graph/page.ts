import { sha256 } from "@noble/hashes/sha2.js";
import { escapeXml } from "../xml.ts";
import type { Drawing } from "./drawing.ts";
import { PAGE_SCRIPT } from "./page-script.ts";
import { PAGE_STYLE } from "./page-style.ts";

/**
 * A drawing as one HTML file with pan, zoom and search. It loads nothing: its policy permits this one script and this
 * one style sheet and nothing else, so that text of the user could not run even where it were not escaped.
 */
export function* topologyPage(drawing: Drawing, svg: string): Generator<string> {
  const policy = `default-src 'none'; script-src '${hashOf(PAGE_SCRIPT)}'; style-src '${hashOf(PAGE_STYLE)}'; base-uri 'none'; form-action 'none'`;
  yield `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(drawing.title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
<h1>${escapeXml(drawing.title)}</h1>
<input id="ui-search" type="search" placeholder="Search names and addresses" aria-label="Search names and addresses" autocomplete="off">
<button id="ui-previous" type="button" aria-label="Previous match">◄</button>
<button id="ui-next" type="button" aria-label="Next match">►</button>
<span id="ui-count" role="status" aria-live="polite"></span>
<button id="ui-in" type="button" aria-label="Zoom in">+</button>
<button id="ui-out" type="button" aria-label="Zoom out">−</button>
<button id="ui-fit" type="button">Whole picture</button>
</header>
<main>
<div id="ui-picture" tabindex="0" role="group" aria-label="Picture of the topology">
`;
  yield inlineSvg(svg);
  yield `</div>
<aside id="ui-panel" aria-label="Details" hidden></aside>
</main>
<footer><kbd>/</kbd> search, <kbd>Enter</kbd> next match, arrows move, <kbd>+</kbd> <kbd>-</kbd> zoom, <kbd>0</kbd> whole picture, <kbd>Tab</kbd> from shape to shape, <kbd>Enter</kbd> details, <kbd>Esc</kbd> close</footer>
<script id="ui-data" type="application/json">`;
  yield* dataChunks(drawing);
  yield `</script>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

/** The picture's element alone, as large as its place: no XML declaration, no width and height. */
function inlineSvg(svg: string): string {
  const start = svg.indexOf("<svg");
  const end = svg.indexOf(">", start);
  const tag = svg.slice(start, end).replace(/\s(?:width|height)="[^"]*"/g, "");
  return tag + svg.slice(end);
}

/** JSON in which no `<` stands: nothing in it can end the element that holds it. */
function* dataChunks({ shapes }: Drawing): Generator<string> {
  let separator = "[";
  for (const { id, text, members } of shapes) {
    yield separator + JSON.stringify({ id, title: text.join(", "), members }).replace(/</g, "\\u003c");
    separator = ",";
  }
  yield separator === "[" ? "[]" : "]";
}

function hashOf(text: string): string {
  const digest = sha256(new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}
