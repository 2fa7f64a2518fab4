/** A part of a substitution: text to be put in, or the number of a group. */
export type Substitute = string | number;

/** Reads what `regsub` puts in: `&` and `\0` are the match, `\1` to `\9` groups, `\&` and `\\` characters. */
export function parseSubstitution(text: string): Substitute[] {
  const parts: Substitute[] = [];
  let literal = "";
  const group = (number: number) => {
    parts.push(literal, number);
    literal = "";
  };
  for (let i = 0; i < text.length; i++) {
    const letter = text[i] as string;
    const next = text[i + 1] ?? "";
    if (letter === "&") group(0);
    else if (letter !== "\\" || !/[0-9\\&]/.test(next)) literal += letter;
    else {
      i++;
      if (next === "\\" || next === "&") literal += next;
      else group(Number(next));
    }
  }
  parts.push(literal);
  return parts;
}
