/** What a look at a text's tags tells, before anything is made of it. */
export interface Measures {
  readonly tags: number;
  /** Where the first element begins that is nested deeper than allowed, or -1. */
  readonly tooDeep: number;
  /** Where a document type declaration begins, or -1. */
  readonly documentType: number;
}

/** Counts tags and depth in one pass. Text that is no XML is counted as far as it can be. */
export function measure(text: string, deepest: number): Measures {
  let tags = 0;
  let depth = 0;
  let tooDeep = -1;
  let documentType = -1;
  for (let at = text.indexOf("<"); at >= 0; ) {
    if (text.startsWith("<!--", at)) at = after(text, "-->", at + 4);
    else if (text.startsWith("<![CDATA[", at)) at = after(text, "]]>", at + 9);
    else if (text.startsWith("<?", at)) at = after(text, "?>", at + 2);
    else if (text.startsWith("<!", at)) {
      if (documentType < 0) documentType = at;
      at += 2;
    } else {
      tags++;
      const end = endOfTag(text, at);
      if (text[at + 1] === "/") depth--;
      else if (text[end - 1] !== "/" && ++depth > deepest && tooDeep < 0) tooDeep = at;
      at = Math.max(end, at + 1);
    }
    at = text.indexOf("<", at);
  }
  return { tags, tooDeep, documentType };
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

/** Where the `>` of a tag is, outside of quotes. */
function endOfTag(text: string, start: number): number {
  let quote = "";
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at] as string;
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === ">") return at;
    else if (character === "<") return at - 1;
  }
  return text.length;
}
