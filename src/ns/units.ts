/** What is wrong with a value that has a unit. */
export interface UnitProblem {
  readonly problem: string;
  readonly help: string;
  /** What was probably meant. */
  readonly instead?: string;
  /** Whether the testbed stops the script with a Tcl error instead of going on. */
  readonly fatal?: true;
}

export type UnitResult = number | UnitProblem;

/** Least bandwidth of a link, and most of a link or LAN when it is made, in kb/s. */
const LEAST_KBPS = 10;
export const MOST_KBPS = 1_000_000;

/** Least delay besides none, in ms. */
const LEAST_DELAY_MS = 2;
const LEAST_LOSS = 0.000005;

/** A decimal number with what follows it, as C's `scanf` takes it; `unit` is empty when nothing follows. */
function numberWithUnit(text: string): { number: number; digits: string; unit: string } | null {
  const match = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(\S*)/.exec(text);
  if (match === null) return null;
  return { number: Number(match[1]), digits: match[1] as string, unit: match[2] as string };
}

/** The number that a text begins with, whatever follows it, as the testbed reads rates and weights of events. */
export function leadingNumber(text: string): number | null {
  return numberWithUnit(text)?.number ?? null;
}

const BANDWIDTH_UNITS: ReadonlyMap<string, (value: number) => number> = new Map([
  ...["", "b", "bps"].map((unit) => [unit, (value: number) => value / 1000] as const),
  ...["k", "kb", "kbps", "K", "Kb", "Kbps"].map((unit) => [unit, (value: number) => value] as const),
  ...["M", "Mb", "Mbps"].map((unit) => [unit, (value: number) => value * 1000] as const),
  ...["G", "Gb", "Gbps"].map((unit) => [unit, (value: number) => value * 1_000_000] as const),
]);

/**
 * A bandwidth in whole kb/s, cut off: bits with the units of `BANDWIDTH_UNITS`, `*` for what the testbed chooses (0).
 * Less than 10 kb/s is refused unless `anyAmount` says otherwise.
 */
export function parseBandwidth(text: string, anyAmount = false): UnitResult {
  if (text === "*") return 0;
  const parsed = numberWithUnit(text);
  if (parsed === null) {
    return { problem: "is not a bandwidth", help: "write a number and a unit, such as 100Mb", fatal: true };
  }
  const factor = BANDWIDTH_UNITS.get(parsed.unit);
  if (factor === undefined) return unknownBandwidthUnit(parsed.digits, parsed.unit);
  const kbps = Math.trunc(factor(parsed.number));
  if (!Number.isFinite(kbps)) return { problem: "is too large a number", help: "write it with Mb or Gb" };
  if (kbps >= LEAST_KBPS || anyAmount) return kbps + 0;
  const help =
    parsed.unit === ""
      ? "without a unit it counts bits per second; write Mb or kb after it"
      : "the least is 10kb";
  return { problem: `is ${kbps} kb/s, less than the testbed can make`, help };
}

function unknownBandwidthUnit(digits: string, unit: string): UnitProblem {
  const bits = unit.replace(/b?(?:its?|ytes?)?(?:ps|\/s)?$/i, "");
  const known = ["k", "m", "g"].includes(bits.toLowerCase());
  const bytes = /B/.test(unit);
  return {
    problem: `has the unknown unit "${unit}"`,
    help: bytes
      ? "bandwidths count bits, never bytes; the units are b, kb, Mb and Gb"
      : "the units are b, kb, Mb and Gb, spelt like this",
    ...(known ? { instead: `${digits}${bits.toLowerCase() === "k" ? "k" : bits.toUpperCase()}b` } : {}),
  };
}

/** A bandwidth for a new link or LAN, which has a most as well. */
export function parseNetworkBandwidth(text: string): UnitResult {
  const kbps = parseBandwidth(text);
  if (typeof kbps !== "number" || kbps <= MOST_KBPS) return kbps;
  return { problem: "is more than 1Gb, the most of a link or LAN", help: "write 1Gb or less" };
}

/** A delay in whole ms, cut off: 0 or at least 2 ms. A number without unit counts seconds. */
export function parseDelay(text: string): UnitResult {
  const parsed = numberWithUnit(text);
  if (parsed === null) {
    return { problem: "is not a delay", help: "write a number and a unit, such as 10ms", fatal: true };
  }
  const ms = delayMs(parsed.number, parsed.unit);
  if (ms === null) {
    return { problem: `has the unknown unit "${parsed.unit}"`, help: "the units are ms and s" };
  }
  if (!Number.isFinite(ms)) return { problem: "is too large a number", help: "write it with ms" };
  if (ms === 0 || ms >= LEAST_DELAY_MS) return Math.trunc(ms) + 0;
  return {
    problem: ms < 0 ? "is negative" : "is shorter than the testbed can make",
    help: "a delay is 0, or 2ms and more",
  };
}

function delayMs(value: number, unit: string): number | null {
  switch (unit) {
    case "":
    case "s":
      return value * 1000;
    case "ms":
      return value;
    // The reference divides by a thousand only, as if these were microseconds.
    case "ns":
      return value / 1000;
    default:
      return null;
  }
}

const PLAIN_DECIMAL = /^(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)$/;

/** A loss rate: a probability that is 0 or at least 0.000005, written without sign, exponent and percent sign. */
export function parseLoss(text: string): UnitResult {
  if (!PLAIN_DECIMAL.test(text)) {
    const percent = /^([0-9]+(?:\.[0-9]+)?|\.[0-9]+)%$/.exec(text);
    const rate = percent === null ? null : Number(percent[1]) / 100;
    return {
      problem: "is not a loss rate",
      help: "write a probability as a plain decimal number: 0.05 is 5 %",
      ...(rate !== null && PLAIN_DECIMAL.test(String(rate)) && rate <= 1 ? { instead: String(rate) } : {}),
    };
  }
  const loss = Number(text);
  if (loss > 1)
    return { problem: "is more than 1", help: "write a probability: 0.05 is 5 %, 1 loses everything" };
  if (loss !== 0 && loss < LEAST_LOSS) {
    return {
      problem: "is smaller than the testbed can make",
      help: "a loss rate is 0, or 0.000005 and more",
    };
  }
  return loss;
}

/** What each of two directions loses so that both together lose `loss`. */
export function lossOfOneWay(loss: number): number {
  return 1 - Math.sqrt(1 - loss);
}

/** A weight: a plain decimal number with 0 < weight < 1; null for anything else. */
export function parseWeight(text: string): number | null {
  if (!PLAIN_DECIMAL.test(text)) return null;
  const weight = Number(text);
  return weight > 0 && weight < 1 ? weight : null;
}

/** A time of events, as the result shows it: seconds as written, or the seconds of `1h2m3s`. Null for anything else. */
export function parseTime(text: string): string | null {
  if (text === "") return "0";
  if (/^(?:\d+(?:\.\d+)?|\.\d+)$/.test(text)) return text;
  const match = /^(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?$/.exec(text);
  if (match === null) return null;
  return String(Number(match[1] ?? 0) * 3600 + Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0));
}
