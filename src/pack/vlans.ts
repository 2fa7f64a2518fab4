import type { Findings } from "../topology/index.ts";
import type { Carrier } from "./carriers.ts";
import type { HostedNetwork } from "./physical.ts";

const FIRST = 100;
const LAST = 4094;
const AVAILABLE = LAST - FIRST + 1;

/**
 * A VLAN for each network that shares its carrier, 0 for the others. While the numbers last no two networks have the
 * same; else none that share a carrier or a host. Reported is the first network that is left without one (NS4013).
 */
export function assignVlans(
  carriers: readonly Carrier[],
  names: readonly string[],
  networks: readonly HostedNetwork[],
  findings: Findings,
): Int32Array {
  const sharing = carriers.flatMap(({ carried }, carrier) =>
    carried.length > 1 ? carried.map((network) => ({ network, carrier })) : [],
  );
  sharing.sort((a, b) => a.network - b.network);
  const vlan = new Int32Array(networks.length);
  const crowded = carriers.findIndex(({ carried }) => carried.length > AVAILABLE);
  if (crowded !== -1 || sharing.length <= AVAILABLE) {
    sharing.slice(0, AVAILABLE).forEach(({ network }, i) => {
      vlan[network] = FIRST + i;
    });
    if (crowded !== -1) {
      const { carried } = carriers[crowded];
      const reason = `${carried.length} networks cross pnodes on ${names[crowded]}, and there are ${AVAILABLE} VLANs`;
      report(networks[carried[AVAILABLE]], reason, findings);
    }
    return vlan;
  }
  const numbers = new Numbers(carriers);
  for (const { network, carrier } of sharing) {
    vlan[network] = numbers.take(carrier);
    if (vlan[network] !== 0) continue;
    const reason = `there are ${AVAILABLE} VLANs, and no host of ${names[carrier]} may have one twice`;
    report(networks[network], reason, findings);
    break;
  }
  return vlan;
}

function report({ name, span }: HostedNetwork, reason: string, findings: Findings): void {
  findings.add({
    code: "NS4013",
    severity: "error",
    message: `${reason}; ${name} is the first network without one`,
    span,
    help:
      "fewer networks cross where pnodes hold more containers: a larger --packing, and pnodes with memory for so many " +
      "(--pnode-types, or a profile with --testbed)",
  });
}

/** The VLANs that are in use, by carrier and by host. */
class Numbers {
  readonly #carriers: readonly Carrier[];
  readonly #onHost = new Map<number, Uint8Array>();
  /** For each carrier the number above those that it has used, which are tried in ascending order. */
  readonly #next: Int32Array;

  constructor(carriers: readonly Carrier[]) {
    this.#carriers = carriers;
    this.#next = new Int32Array(carriers.length).fill(FIRST);
  }

  /** The lowest number that is free on a carrier and on all its hosts; 0 where there is none. */
  take(carrier: number): number {
    const used = this.#carriers[carrier].hosts.map((host) => this.#usedOn(host));
    let number = this.#next[carrier];
    while (number <= LAST && used.some((numbers) => numbers[number] === 1)) number++;
    this.#next[carrier] = number + 1;
    if (number > LAST) return 0;
    for (const numbers of used) numbers[number] = 1;
    return number;
  }

  #usedOn(host: number): Uint8Array {
    let used = this.#onHost.get(host);
    if (used === undefined) {
      used = new Uint8Array(LAST + 1);
      this.#onHost.set(host, used);
    }
    return used;
  }
}
