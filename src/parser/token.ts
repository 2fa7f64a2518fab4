import { createToken, type IToken, type TokenType } from "chevrotain";

const types: TokenType[] = [];

/** A token type that only the scanners produce: Chevrotain's lexer is not used. */
export function tokenType(name: string): TokenType {
  const type = createToken({ name });
  if (type.tokenTypeIdx === undefined) throw new Error(`Chevrotain gave token type ${name} no index`);
  types[type.tokenTypeIdx] = type;
  return type;
}

/**
 * A token as the scanners make it. `payload` is what the scanner knows already: the value of a text, or the
 * tree of a construct that was parsed before the one around it.
 */
export class Token<Payload = unknown> implements IToken {
  readonly tokenTypeIdx: number;
  readonly startOffset: number;
  /** Offset after the token. */
  readonly end: number;
  readonly payload: Payload;

  constructor(type: TokenType, start: number, end: number, payload: Payload) {
    this.tokenTypeIdx = type.tokenTypeIdx as number;
    this.startOffset = start;
    this.end = end;
    this.payload = payload;
  }

  get tokenType(): TokenType {
    return types[this.tokenTypeIdx] as TokenType;
  }

  /** Only messages about the grammar itself would show it. */
  get image(): string {
    return this.tokenType.name;
  }
}
