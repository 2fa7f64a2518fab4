import type { Span } from "../../source/index.ts";
import { NsObject } from "./object.ts";

export const FIREWALL_TYPES: ReadonlyMap<string, { os: string; commandLine: string }> = new Map([
  ["ipfw", { os: "FW-IPFW", commandLine: "" }],
  ["ipfw2-vlan", { os: "FW-IPFW2", commandLine: "/kernel.fw" }],
]);

export const FIREWALL_STYLES = ["closed", "basic", "emulab", "open"] as const;

/** The first number that `add-rule` gives. */
const FIRST_RULE = 100;

/** The experiment's firewall. */
export class Firewall extends NsObject {
  readonly className = "Firewall";
  type = "ipfw2-vlan";
  style = "basic";
  os = "FW-IPFW2";
  commandLine = "";
  parent: Firewall | null = null;
  /** In order of the calls; numbers are unique among numbered rules only. */
  readonly rules: { readonly number: number; readonly text: string; readonly place: Span }[] = [];
  readonly numbered = new Map<number, Span>();
  #nextRule = FIRST_RULE;

  addRule(text: string, place: Span): void {
    this.rules.push({ number: this.#nextRule++, text, place });
  }

  addNumberedRule(number: number, text: string, place: Span): void {
    this.rules.push({ number, text, place });
    this.numbered.set(number, place);
  }
}
