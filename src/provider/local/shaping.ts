import type { CableEnd } from "../../bootstrap/index.ts";
import { attempt } from "../run.ts";

/** Which kinds of shaping the kernel has. */
export interface ShapingSupport {
  readonly tbf: boolean;
  readonly netem: boolean;
}

/** Tries both on the loopback device of a namespace. */
export async function shapingSupport(namespace: string): Promise<ShapingSupport> {
  const works = async (words: readonly string[]) => {
    const base = ["-n", namespace, "qdisc"];
    const { status } = await attempt("tc", [...base, "add", "dev", "lo", "root", ...words]);
    if (status === 0) await attempt("tc", [...base, "del", "dev", "lo", "root"]);
    return status === 0;
  };
  return {
    tbf: await works(["tbf", "rate", "1mbit", "burst", "10kb", "latency", "50ms"]),
    netem: await works(["netem", "delay", "1ms"]),
  };
}

/** Longest time that a packet waits for its turn. */
const LATENCY = "50ms";

/** The lines of `tc` that shape what leaves through an end, as far as the kernel can. */
export function shapingLines({ device, shape }: CableEnd, { tbf, netem }: ShapingSupport): string[] {
  if (shape === null) return [];
  const { rate, burst, delay, loss, limit } = shape;
  const lines: string[] = [];
  const limited = rate > 0 && tbf;
  if (limited)
    lines.push(
      `qdisc add dev ${device} root handle 1: tbf rate ${rate}bit burst ${burst} latency ${LATENCY}`,
    );
  if ((delay > 0 || loss > 0) && netem) {
    const parent = limited ? "parent 1:1" : "root";
    lines.push(
      `qdisc add dev ${device} ${parent} handle 2: netem delay ${delay}us loss ${loss}% limit ${limit}`,
    );
  }
  return lines;
}
