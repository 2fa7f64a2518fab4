import { sha256 } from "@noble/hashes/sha2.js";

/** The bytes in hexadecimal, with the colon before them. */
const BYTES = Array.from({ length: 256 }, (_, byte) => `:${byte.toString(16).padStart(2, "0")}`);

type Digest = (bytes: Uint8Array) => Uint8Array;

/**
 * MAC addresses that depend on names alone: `02`, which marks an address as local and unicast, and the first five bytes
 * of SHA-256 of `project NUL experiment NUL node NUL index`. When another interface has the address already, NUL and a
 * counter from 1 are appended until it is free, so the order of the calls matters for clashes only.
 */
export class MacAssigner {
  readonly #prefix: string;
  readonly #digest: Digest;
  readonly #taken = new Set<string>();
  readonly #encoder = new TextEncoder();

  /** `digest` replaces SHA-256 in tests that need clashes. */
  constructor(project: string, experiment: string, digest: Digest = sha256) {
    this.#prefix = `${project}\0${experiment}\0`;
    this.#digest = digest;
  }

  /** Keeps an address that the experiment gives itself, such as `de:ad:be:ef:00:ae`, from being assigned. */
  reserve(mac: string): void {
    this.#taken.add(mac);
  }

  /** The address of a node's interface, such as `02:3f:0a:99:c4:17`. */
  assign(node: string, index: number): string {
    const base = `${this.#prefix}${node}\0${index}`;
    let mac = this.#address(base);
    for (let counter = 1; this.#taken.has(mac); counter++) mac = this.#address(`${base}\0${counter}`);
    this.#taken.add(mac);
    return mac;
  }

  #address(text: string): string {
    const digest = this.#digest(this.#encoder.encode(text));
    let mac = "02";
    for (let i = 0; i < 5; i++) mac += BYTES[digest[i] as number];
    return mac;
  }
}
