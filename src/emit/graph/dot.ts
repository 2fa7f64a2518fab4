import { escapeHtml, quote } from "./dot-text.ts";
import type { Box, Cell, Drawing, Line, Look, Shape } from "./drawing.ts";
import { LINE_STYLES, type LineStyle } from "./line-kinds.ts";
import { LOOKS, type LookStyle } from "./looks.ts";
import { lineLength, tableColumns } from "./spacing.ts";

/** Graphviz knows the widths of its letters, and the font for PNG has the same. */
const FONT = "Arial";

/** Names that are clear as they are; others would have to be escaped again by whoever reads the picture. */
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** A drawing in the DOT language. All text is quoted or escaped: none of it is markup, whatever it holds. */
export function* drawingDot(drawing: Drawing): Generator<string> {
  const names = dotNames(drawing);
  yield `graph topology {\n${graphAttributes(drawing)}`;
  const shapes = new Map(drawing.shapes.map((shape) => [shape.id, shape]));
  const inBox = new Set(drawing.boxes.flatMap((box) => box.shapes));
  const statement = (shape: Shape): string => shapeText(shape, names.get(shape.id) as string);
  for (const box of drawing.boxes) {
    yield boxStart(box);
    for (const id of box.shapes) yield statement(shapes.get(id) as Shape);
    yield "}\n";
  }
  for (const shape of drawing.shapes) if (!inBox.has(shape.id)) yield statement(shape);
  for (const line of drawing.lines) yield lineText(line, names);
  yield "}\n";
}

/** What each shape is called in the file: by its own name where that is plain and nothing else has it. */
function dotNames({ shapes }: Drawing): ReadonlyMap<string, string> {
  const taken = new Set(shapes.map(({ id }) => id));
  return new Map(
    shapes.map(({ id, text, cells }): [string, string] => {
      const [name = ""] = text;
      if (cells !== undefined || !PLAIN_NAME.test(name) || taken.has(name)) return [id, id];
      taken.add(name);
      return [id, name];
    }),
  );
}

function graphAttributes(drawing: Drawing): string {
  const layout = {
    dot: "ranksep=0.5 nodesep=0.3",
    neato: 'overlap=vpsc sep="+8" splines=line',
    fdp: 'overlap=vpsc sep="+6" splines=line K=0.9',
  }[drawing.engine];
  const length = drawing.engine === "neato" ? `len=${lineLength(drawing)} ` : "";
  return `graph [layout=${drawing.engine} ${layout} fontname=${FONT} fontsize=12 labelloc=t labeljust=l label=<${legend(drawing)}> bgcolor=white pad=0.2 outputorder=edgesfirst];
node [fontname=${FONT} fontsize=12 margin="0.11,0.055" width=0.3 height=0.3 penwidth=1.2 fontcolor="#1a1a1a" style=filled];
edge [${length}fontname=${FONT} fontsize=10 color="#555555" fontcolor="#333333" labeldistance=1.6 labelangle=30];
`;
}

/** Title, legend and notes, as a table above the picture. */
function legend({ title, looks, kinds, notes }: Drawing): string {
  const cell = (mark: string, color: string, text: string, more: string) =>
    `<TD ALIGN="LEFT" CELLPADDING="4"${more}><FONT COLOR="${color}">${mark}</FONT> ${escapeHtml(text)}</TD>`;
  const lookCells = looks.map((look) => {
    const { title: text, mark, fill, stroke } = styleOf(look);
    return cell(mark, stroke, text, ` BGCOLOR="${fill}" COLOR="${stroke}" BORDER="1"`);
  });
  const kindCells = kinds.map((text, i) => {
    const { mark, color } = LINE_STYLES[i] as LineStyle;
    return cell(mark, color, text, "");
  });
  const span = Math.max(lookCells.length, kindCells.length, 1) + 1;
  const row = (text: string, size: number) =>
    `<TR><TD ALIGN="LEFT" COLSPAN="${span}"><FONT POINT-SIZE="${size}">${escapeHtml(text)}</FONT></TD></TR>`;
  const cells = (list: readonly string[]) =>
    list.length === 0 ? [] : [`<TR>${list.join("")}<TD COLSPAN="${span - list.length}"></TD></TR>`];
  const rows = [
    row(title, 16),
    ...cells(lookCells),
    ...cells(kindCells),
    ...notes.map((note) => row(note, 12)),
  ];
  return `<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="6" CELLPADDING="2">${rows.join("")}</TABLE>`;
}

function boxStart({ id, text }: Box): string {
  return `subgraph "cluster_${id}" {\ngraph [label=${quote(text)} id="${id}" style="rounded,filled" fillcolor="#faf8fd" color="#6b4fa0" fontcolor="#4a3575" fontsize=13 margin=14 labeljust=l];\n`;
}

function shapeText({ id, look, text, cells }: Shape, name: string): string {
  if (cells !== undefined)
    return `"${name}" [id="${id}" shape=plain style="" label=<${table(text, cells)}>];\n`;
  const { shape, style, fill, stroke } = styleOf(look);
  const attributes = [
    `shape=${shape}`,
    ...(style === "filled" ? [] : [`style="${style}"`]),
    `fillcolor="${fill}" color="${stroke}"`,
    ...(text.length === 1 && text[0] === name ? [] : [`label=${quote(text.join("\n"))}`]),
  ];
  return `"${name}" [id="${id}" ${attributes.join(" ")}];\n`;
}

function table(text: readonly string[], cells: readonly Cell[]): string {
  const columns = tableColumns(cells.map((cell) => cell.text));
  const rows: string[] = [];
  for (let i = 0; i < cells.length; i += columns) {
    const row = cells.slice(i, i + columns).map(({ look, text: name }) => {
      const { fill, stroke, mark } = styleOf(look);
      return `<TD ALIGN="LEFT" BGCOLOR="${fill}" COLOR="${stroke}"><FONT COLOR="${stroke}">${mark}</FONT> ${escapeHtml(name)}</TD>`;
    });
    rows.push(`<TR>${row.join("")}</TR>`);
  }
  const head = `<TR><TD BORDER="0" COLSPAN="${columns}"><FONT POINT-SIZE="10">${escapeHtml(text.join(" "))}</FONT></TD></TR>`;
  return `<TABLE BORDER="1" COLOR="#999999" BGCOLOR="white" CELLBORDER="1" CELLSPACING="2" CELLPADDING="2">${head}${rows.join("")}</TABLE>`;
}

function lineText(
  { from, to, text, fromText, toText, kind, count }: Line,
  names: ReadonlyMap<string, string>,
): string {
  const look = kind === null ? null : (LINE_STYLES[kind] as LineStyle);
  const width = (look?.width ?? 1) * (1 + 0.4 * Math.log2(count));
  const attributes = [
    ...(text.length > 0 ? [`label=${quote(text.map((part) => ` ${part} `).join("\n"))}`] : []),
    ...(fromText === "" ? [] : [`taillabel=${quote(fromText)}`]),
    ...(toText === "" ? [] : [`headlabel=${quote(toText)}`]),
    ...(kind === null || kind === 0 ? [] : [`style=${look?.style} color="${look?.color}"`]),
    ...(width === 1 ? [] : [`penwidth=${Math.min(4, width).toFixed(1)}`]),
  ];
  const ends = `"${names.get(from)}" -- "${names.get(to)}"`;
  return `${ends}${attributes.length > 0 ? ` [${attributes.join(" ")}]` : ""};\n`;
}

function styleOf(look: Look): LookStyle {
  return LOOKS.get(look) as LookStyle;
}
