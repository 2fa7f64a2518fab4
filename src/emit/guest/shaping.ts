import type { NodeInterfaceView } from "../../configapi/index.ts";
import { parseIpv4, prefixOf } from "../../topology/index.ts";

/** How one direction of an interface is shaped, in the units of Linux's `tc`. */
export interface Shape {
  /** bit/s; 0: as fast as it goes. */
  readonly rate: number;
  /** Bytes that may go at once. */
  readonly burst: number;
  /** Microseconds. */
  readonly delay: number;
  /** Percent. */
  readonly loss: number;
  /** Packets that wait at most while they are delayed. */
  readonly limit: number;
}

/** What passes in this time may go at once: a kernel's timer need not be finer. */
const BURST_SECONDS = 0.01;
/** Two full frames. */
const LEAST_BURST = 3_200;
/** What netem takes by itself. */
const LEAST_QUEUE = 1_000;
const MOST_QUEUE = 1_000_000;
/** Bytes of a frame when packets are counted. */
const FRAME = 1_500;
/** tc's largest time, about 71 minutes. */
const LONGEST_DELAY = 0xffff_ffff;

/** The shaping of one direction: kb/s, milliseconds and a probability; null counts as none. */
export function shapeOf(kbps: number | null, delayMs: number | null, loss: number | null): Shape {
  const rate = Math.round((kbps ?? 0) * 1000);
  const delay = Math.min(Math.round((delayMs ?? 0) * 1000), LONGEST_DELAY);
  // Without a rate the queue has room for a gigabit.
  const waiting = ((rate === 0 ? 1e9 : rate) / 8) * (delay / 1e6);
  return {
    rate,
    burst: Math.max(LEAST_BURST, Math.ceil((rate / 8) * BURST_SECONDS)),
    delay,
    loss: Math.round((loss ?? 0) * 1e6) / 1e4,
    limit: Math.min(MOST_QUEUE, Math.max(LEAST_QUEUE, Math.ceil((2 * waiting) / FRAME))),
  };
}

/** Node towards network, and network towards node. */
export function shapesOf(entry: NodeInterfaceView): { readonly to: Shape; readonly from: Shape } {
  return {
    to: shapeOf(entry.toKbps, entry.toDelayMs, entry.toLoss),
    from: shapeOf(entry.fromKbps, entry.fromDelayMs, entry.fromLoss),
  };
}

const MAC = /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/;

/** The words that `network.sh` takes for one interface; none where it has no MAC address to be found by. */
export function interfaceWords(entry: NodeInterfaceView): string[] {
  const mac = entry.mac?.toLowerCase() ?? "";
  if (!MAC.test(mac)) return [];
  const { to, from } = shapesOf(entry);
  return [mac, addressWord(entry), ...shapeWords(to), ...shapeWords(from)];
}

function addressWord({ address, netmask }: NodeInterfaceView): string {
  const mask = parseIpv4(netmask ?? "");
  const prefix = mask === null ? null : prefixOf(mask);
  return parseIpv4(address) === null || prefix === null ? "-" : `${address}/${prefix}`;
}

function shapeWords({ rate, burst, delay, loss, limit }: Shape): string[] {
  return [rate, burst, delay, loss, limit].map(decimal);
}

/** Without an exponent, which `tc` does not read. */
function decimal(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(4).replace(/\.?0+$/, "");
}
