/** The POSIX names of characters, by code from 0; several names of one character are separated by a blank. */
const CONTROLS =
  "NUL,SOH,STX,ETX,EOT,ENQ,ACK,BEL alert,BS backspace,HT tab,LF newline,VT vertical-tab,FF form-feed," +
  "CR carriage-return,SO,SI,DLE,DC1,DC2,DC3,DC4,NAK,SYN,ETB,CAN,EM,SUB,ESC,IS4 FS,IS3 GS,IS2 RS,IS1 US";
const FROM_SPACE =
  "space,exclamation-mark,quotation-mark,number-sign,dollar-sign,percent-sign,ampersand,apostrophe," +
  "left-parenthesis,right-parenthesis,asterisk,plus-sign,comma,hyphen hyphen-minus,period full-stop,slash solidus," +
  "zero,one,two,three,four,five,six,seven,eight,nine,colon,semicolon,less-than-sign,equals-sign," +
  "greater-than-sign,question-mark,commercial-at";
const FROM_BRACKET =
  "left-square-bracket,backslash reverse-solidus,right-square-bracket,circumflex circumflex-accent," +
  "underscore low-line,grave-accent";
const FROM_BRACE = "left-brace left-curly-bracket,vertical-line,right-brace right-curly-bracket,tilde,DEL";

const codes = new Map<string, number>();
for (const [first, names] of [
  [0x00, CONTROLS],
  [0x20, FROM_SPACE],
  [0x5b, FROM_BRACKET],
  [0x7b, FROM_BRACE],
] as const) {
  names.split(",").forEach((entry, index) => {
    for (const name of entry.split(" ")) codes.set(name, first + index);
  });
}

/** The character that `[.name.]` stands for; null when there is none of that name. */
export function collatingElement(name: string): number | null {
  if (name.length === 1) return name.charCodeAt(0);
  return codes.get(name) ?? null;
}
