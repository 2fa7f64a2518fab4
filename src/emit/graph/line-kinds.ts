import type { Line } from "./drawing.ts";

/** How lines of one kind are drawn: told apart by their form, also without colours. */
export interface LineStyle {
  readonly style: string;
  readonly color: string;
  readonly width: number;
  /** Stands for the line in the legend. */
  readonly mark: string;
}

export const LINE_STYLES: readonly LineStyle[] = [
  { style: "solid", color: "#555555", width: 1, mark: "────" },
  { style: "dashed", color: "#1f5fa8", width: 1.2, mark: "─ ─ ─" },
  { style: "solid", color: "#2e7d32", width: 2.6, mark: "▬▬▬\u00a0\u00a0\u00a0" },
  { style: "dotted", color: "#b45309", width: 1.8, mark: "· · · · ·" },
];

/** With fewer lines every text is written at its line. */
const MANY = 12;

/**
 * Where there are many lines: puts the most common texts into the legend and tells them apart by the lines' form. Rare
 * texts stay where they are.
 */
export function withKinds(lines: readonly Line[]): { readonly lines: Line[]; readonly kinds: string[] } {
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    const key = text.join("; ");
    if (key !== "") counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total < MANY) return { lines: [...lines], kinds: [] };
  const kinds = [...counts]
    .filter(([, count]) => count > 1)
    .sort((a, b) => b[1] - a[1])
    .slice(0, LINE_STYLES.length)
    .map(([key]) => key);
  return {
    kinds,
    lines: lines.map((line) => {
      const kind = kinds.indexOf(line.text.join("; "));
      return kind < 0 ? line : { ...line, kind, text: [] };
    }),
  };
}
