import { type Command, literalText } from "../parser/index.ts";
import type { Item } from "./reading.ts";

const TAB_WIDTH = 8;

/**
 * The commands whose gaps are to stay because they align words: those of successive lines that each hold one `tb-*`
 * command, where a wide gap brings a word below or above the start of another. `indent` is the column at which the
 * lines will begin.
 */
export function alignedCommands(text: string, items: readonly Item[], indent: number): ReadonlySet<Command> {
  const aligned = new Set<Command>();
  let block: Command[] = [];
  const close = (): void => {
    if (isAligned(text, block, indent)) for (const command of block) aligned.add(command);
    block = [];
  };
  items.forEach(({ node, breaks }, i) => {
    if (node.kind === "comment") {
      if (breaks > 0) close();
      return;
    }
    const isAlone =
      (i === 0 || breaks > 0) && (items[i + 1]?.node.kind !== "command" || items[i + 1]?.breaks !== 0);
    if (breaks !== 1 || !isAlone) close();
    if (isAlone && isTestbedLine(text, node)) block.push(node);
    else close();
  });
  close();
  return aligned;
}

function isTestbedLine(text: string, { words, start, end }: Command): boolean {
  const name = words[0] === undefined ? null : literalText(words[0]);
  return name?.startsWith("tb-") === true && !text.slice(start, end).includes("\n");
}

function isAligned(text: string, block: readonly Command[], indent: number): boolean {
  let before: readonly Column[] = [];
  return block.some((command, i) => {
    const columns = columnsOf(text, command, indent);
    const meets = (a: Column) => before.some((b) => a.at === b.at && (a.isWide || b.isWide));
    const found = i > 0 && columns.some(meets);
    before = columns;
    return found;
  });
}

/** Where a word begins, and whether more than one blank stands before it. */
interface Column {
  readonly at: number;
  readonly isWide: boolean;
}

/** The columns of all words but the first. */
function columnsOf(text: string, { words, start }: Command, indent: number): Column[] {
  const columns: Column[] = [];
  let at = indent;
  let from = start;
  words.forEach((word, i) => {
    for (; from < word.start; from++) at += text[from] === "\t" ? TAB_WIDTH - (at % TAB_WIDTH) : 1;
    const before = words[i - 1];
    if (before !== undefined) columns.push({ at, isWide: text.slice(before.end, word.start) !== " " });
  });
  return columns;
}
