import { span } from "../../source/index.ts";
import type { TextRule } from "../rule.ts";

/** Each pattern holds the secret in its group; all quantifiers are bounded. */
const PATTERNS: readonly RegExp[] = [
  /\bpass(?:word|wd|phrase)?["']?[ \t]{0,3}[=:][ \t]{0,3}["']?([^\s"'$<[{}*,;()]{4,64})/gi,
  /\b(?:secret|token|api[_-]?key)["']?=["']?([^\s"'$<[{}*,;()]{6,64})/gi,
  /\bset[ \t]{1,8}[\w(:]{0,40}(?:password|passwd|passphrase|secret)[\w)]{0,40}[ \t]{1,8}["{]?([^\s"{}$[\]]{4,64})/gi,
  /\bsshpass[ \t]{1,8}-p[ \t]{0,8}["']?([^\s"'$[]{3,64})/gi,
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@"'{}$[\]]{1,64}:([^\s/@"'{}$[\]]{1,64})@[\w.-]/gi,
  /\b(AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36})\b/g,
];

export const password: TextRule = {
  code: "NS5005",
  needs: "text",
  repeats: ["NS4015"],
  check(file, report) {
    const reported = new Set<number>();
    for (const pattern of PATTERNS) {
      for (const match of file.text.matchAll(pattern)) {
        const secret = match[1] as string;
        const start = match.index + match[0].lastIndexOf(secret);
        const line = file.lineIndex(start);
        if (reported.has(line)) continue;
        reported.add(line);
        report({
          span: span(file, start, start + secret.length),
          message: "this looks like a password",
          help: "everybody in the project can read the file; keep the secret outside of it",
        });
      }
    }
  },
};
