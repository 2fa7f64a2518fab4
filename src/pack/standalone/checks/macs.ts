import { cutText, type Fix } from "../../../source/index.ts";
import type { WrittenText } from "../../../topology/index.ts";
import { type Check, called } from "../context.ts";
import { readMac } from "../mac-text.ts";

/** MAC addresses are those of one interface (NS4405), each used once (NS4024). */
export const checkMacs: Check = ({ containers, findings }) => {
  const used = new Map<string, { readonly who: string; readonly text: WrittenText }>();
  for (const container of containers) {
    for (const { mac: text } of container.interfaces) {
      if (text === null) continue;
      const mac = readMac(text.value);
      const problem =
        mac === null ? "is no MAC address: six pairs of hexadecimal digits" : macProblem(mac, text);
      if (mac === null || problem !== null) {
        findings.add({
          code: "NS4405",
          severity: "error",
          message: `"${cutText(text.value, 60)}" ${problem}`,
          span: text.span,
          help: "leave the key out, and nsc makes an address",
          ...respelt(mac, text),
        });
        continue;
      }
      const first = used.get(mac);
      if (first === undefined) used.set(mac, { who: called(container), text });
      else {
        findings.add({
          code: "NS4024",
          severity: "error",
          message: `${text.value} is the MAC address of ${first.who} already`,
          span: text.span,
          related: [{ message: "it is used here first", span: first.text.span }],
        });
      }
    }
  }
};

function macProblem(mac: string, { value }: WrittenText): string | null {
  if ((Number.parseInt(mac.slice(0, 2), 16) & 1) === 1)
    return "is the address of a group: its first pair is odd";
  if (mac === "00:00:00:00:00:00") return "is not the address of any interface";
  return value.toLowerCase() === mac ? null : "is not written as six pairs with colons between them";
}

/** The same address in the usual form. */
function respelt(mac: string | null, { value, span }: WrittenText): { fix?: Fix } {
  if (mac === null || value.toLowerCase() === mac) return {};
  return { fix: { title: `write ${mac}`, edits: [{ span, text: `"${mac}"` }] } };
}
