const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u00a0]/gu;
const COMBINING = /^[\p{Mn}\p{Me}\u200c\u200d]$/u;
const WIDE =
  /^[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]$/u;
const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/**
 * Text that is safe to show: control characters, bidirectional overrides, lone surrogates and characters that cannot
 * be seen become `\x1b` or `\u202e`. The joiners inside emoji and Indic words stay. Text of several lines has to be
 * split by the caller, for line ends are escaped as well.
 */
export function escapeControl(text: string): string {
  return text.replace(UNSEEN, (character) => {
    if (character === "\u200c" || character === "\u200d") return character;
    return SHORT_ESCAPES.get(character) ?? escapeCode(character.codePointAt(0) as number);
  });
}

function escapeCode(code: number): string {
  if (code <= 0xff && code !== 0xa0) return `\\x${code.toString(16).padStart(2, "0")}`;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, "0")}`;
  return `\\u{${code.toString(16)}}`;
}

/** Columns that one code point takes on a terminal, as good as can be known without asking it. */
export function codePointWidth(character: string): number {
  const code = character.codePointAt(0) as number;
  if (code < 0x300) return 1;
  if (COMBINING.test(character)) return 0;
  const fullWidth = (code >= 0x3000 && code <= 0x303e) || (code >= 0xff01 && code <= 0xff60);
  return fullWidth || WIDE.test(character) ? 2 : 1;
}

/** The first `maximum` UTF-16 units of a text, with `…` where more follows; never half a character. */
export function cutText(text: string, maximum: number): string {
  if (text.length <= maximum) return text;
  const end = isLowSurrogateAt(text, maximum) ? maximum - 1 : maximum;
  return `${text.slice(0, end)}…`;
}

/** Whether an offset stands between the two halves of one character. */
export function isLowSurrogateAt(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  const before = text.charCodeAt(offset - 1);
  return unit >= 0xdc00 && unit < 0xe000 && before >= 0xd800 && before < 0xdc00;
}
