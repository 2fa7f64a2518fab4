import { span } from "../../source/index.ts";
import type { TextRule } from "../rule.ts";

const KEY = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-\d/g;

export const privateKey: TextRule = {
  code: "NS5004",
  needs: "text",
  check(file, report) {
    for (const { 0: marker, index } of file.text.matchAll(KEY)) {
      report({
        span: span(file, index, index + marker.length),
        message: "a private key begins here",
        help: "whoever sees the file has the key: take it out, and make a new one",
      });
    }
  },
};
