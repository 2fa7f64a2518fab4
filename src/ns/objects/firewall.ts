import type { Span } from "../../source/index.ts";
import { NsObject } from "./object.ts";

/** Types of firewalls: the image, and the kernel's command line, where the type sets one. */
export const FIREWALL_TYPES: ReadonlyMap<string, { os: string; commandLine: string | null }> = new Map([
  ["ipfw", { os: "FW-IPFW", commandLine: null }],
  ["ipfw2-vlan", { os: "FW-IPFW2", commandLine: "/kernel.fw" }],
]);

export const FIREWALL_STYLES = ["closed", "basic", "emulab", "open"] as const;

/** The first number that `add-rule` gives. */
const FIRST_RULE = 100;

const DEFAULTS: ReadonlyMap<string, string> = new Map([
  ["type", "ipfw2-vlan"],
  ["style", "basic"],
  ["osid", "FW-IPFW2"],
  ["cmdline", ""],
]);

/** The experiment's firewall. */
export class Firewall extends NsObject {
  readonly className = "Firewall";
  parent: Firewall | null = null;
  /** By number. */
  readonly rules = new Map<number, { readonly text: string; readonly place: Span }>();
  #nextRule = FIRST_RULE;

  protected override get defaults(): ReadonlyMap<string, string> {
    return DEFAULTS;
  }

  /** Adds a rule under the next number of its own count; a rule that has the number already is replaced. */
  addRule(text: string, place: Span): void {
    this.rules.set(this.#nextRule++, { text, place });
  }
}
