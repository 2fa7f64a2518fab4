import type { Span } from "../source/index.ts";
import { EXPERIMENT_SETTINGS, type Routing } from "../topology/index.ts";
import type { Node } from "./objects/node.ts";

/** A row of elab-in-elab attributes. */
export interface ElabAttribute {
  readonly role: string;
  readonly key: string;
  readonly value: string;
  readonly ordering: string;
}

const MODELNET = ["usemodelnet", "modelnet_cores", "modelnet_edges"];
const INNER_TESTBED = ["elab_in_elab", "elabinelab_singlenet", "elabinelab_eid", "elabinelab_cvstag"];

/** What holds for the whole experiment, whichever simulator runs. Names and first values are the testbed's. */
export class ExperimentSettings {
  /** Values of the switches and numbers that commands set, by the testbed's name for them. */
  readonly #values = new Map(EXPERIMENT_SETTINGS);
  routing: Routing = "none";
  syncServer: Node | null = null;
  /** 0 Green, 1 Blue, 2 Yellow, 3 Orange; and what set it. */
  securityLevel = 0;
  securityPlace: Span | null = null;
  /** Template parameters by name; of two definitions the later counts. */
  readonly parameters = new Map<string, { name: string; value: string; description: string | null }>();
  /** Whether measurements get a LAN of their own. */
  measurementLan = false;
  readonly blobs: { path: string; directory: string }[] = [];
  /** By role, key and ordering. */
  readonly elabAttributes = new Map<string, ElabAttribute>();

  get(name: string): string | null {
    return this.#values.get(name) ?? null;
  }

  set(name: string, value: string): void {
    this.#values.set(name, value);
  }

  /** Whether a switch is on: any number but 0, or a word for true. */
  isOn(name: string): boolean {
    const value = this.#values.get(name)?.trim().toLowerCase() ?? "0";
    return value !== "" && Number(value) !== 0 && !/^(?:n|no|f|fa|fal|fals|false|of|off)$/.test(value);
  }

  /** The values that count, in the order in which they were first set: what belongs to another setting goes with it. */
  snapshot(): ReadonlyMap<string, string> {
    const values = new Map([...this.#values].filter(([, value]) => value !== ""));
    if (!this.isOn("dpdb")) values.delete("dpdb");
    if (!MODELNET.slice(1).every((name) => Number(values.get(name)) > 0)) MODELNET.forEach(remove);
    if (!this.isOn("elab_in_elab")) INNER_TESTBED.forEach(remove);
    else if (!values.has("elabinelab_singlenet")) values.set("elabinelab_singlenet", "0");
    return values;

    function remove(name: string): void {
      values.delete(name);
    }
  }
}
