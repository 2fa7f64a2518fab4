const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

type Labels = Readonly<Record<string, string>>;

interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: "counter" | "gauge" | "histogram";
}

/** One number for each set of labels. Labels come from fixed lists, never from what users write. */
export class Metric {
  readonly family: Family;
  readonly #values = new Map<string, number>();

  constructor(name: string, type: "counter" | "gauge", help: string) {
    this.family = { name, type, help };
  }

  add(labels: Labels = {}, amount = 1): void {
    this.addTo(labelText(labels), amount);
  }

  /** The same with labels that were written by `labelText` before, for what counts often. */
  addTo(labels: string, amount = 1): void {
    this.#values.set(labels, (this.#values.get(labels) ?? 0) + amount);
  }

  set(value: number, labels: Labels = {}): void {
    this.#values.set(labelText(labels), value);
  }

  *lines(): Generator<string> {
    if (this.#values.size === 0) yield `${this.family.name} 0`;
    for (const [labels, value] of this.#values) yield `${this.family.name}${labels} ${value}`;
  }
}

/** How long things took, in seconds. */
export class Histogram {
  readonly family: Family;
  readonly #series = new Map<string, { readonly counts: number[]; sum: number; count: number }>();

  constructor(name: string, help: string) {
    this.family = { name, type: "histogram", help };
  }

  /** `label` is written as in the text format, `NAME="VALUE"`. */
  observe(seconds: number, label: string): void {
    let series = this.#series.get(label);
    if (series === undefined) {
      series = { counts: SECONDS.map(() => 0), sum: 0, count: 0 };
      this.#series.set(label, series);
    }
    series.sum += seconds;
    series.count++;
    const bucket = SECONDS.findIndex((bound) => seconds <= bound);
    if (bucket >= 0) series.counts[bucket] = (series.counts[bucket] as number) + 1;
  }

  *lines(): Generator<string> {
    const { name } = this.family;
    for (const [key, { counts, sum, count }] of this.#series) {
      let total = 0;
      for (const [i, bound] of SECONDS.entries()) {
        total += counts[i] as number;
        yield `${name}_bucket{${key},le="${bound}"} ${total}`;
      }
      yield `${name}_bucket{${key},le="+Inf"} ${count}`;
      yield `${name}_sum{${key}} ${sum}`;
      yield `${name}_count{${key}} ${count}`;
    }
  }
}

/** Labels as the text format has them. */
export function labelText(labels: Labels): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return parts.length === 0 ? "" : `{${parts.join()}}`;
}

/** Everything that `GET /metrics` shows. */
export class Metrics {
  readonly requests = new Metric(
    "nsc_http_requests_total",
    "counter",
    "Requests answered, by route and status.",
  );
  readonly seconds = new Histogram(
    "nsc_http_request_seconds",
    "Time from a request's headers to the end of its answer.",
  );
  readonly inFlight = new Metric("nsc_http_requests_in_flight", "gauge", "Requests that are being answered.");
  readonly connections = new Metric("nsc_http_connections", "gauge", "Open connections.");
  readonly problems = new Metric("nsc_problems_total", "counter", "Problem documents sent, by code.");
  readonly pushes = new Metric(
    "nsc_pushes_total",
    "counter",
    "Pushes accepted, by whether they changed anything.",
  );
  readonly pushSeconds = new Histogram(
    "nsc_push_seconds",
    "Time to check and store a push once its body is there.",
  );
  readonly pendingBytes = new Metric(
    "nsc_pending_body_bytes",
    "gauge",
    "Bytes of bodies being received or stored.",
  );
  readonly storeErrors = new Metric(
    "nsc_store_errors_total",
    "counter",
    "Requests that the store failed, by reason.",
  );
  readonly experiments = new Metric("nsc_experiments", "gauge", "Experiments in the store.");
  readonly containers = new Metric("nsc_containers", "gauge", "Containers in the store.");
  readonly addresses = new Metric("nsc_control_addresses_used", "gauge", "Control addresses in use.");
  readonly poolSize = new Metric(
    "nsc_control_addresses_total",
    "gauge",
    "Control addresses of this server's pool.",
  );
  readonly cacheBytes = new Metric("nsc_cache_bytes", "gauge", "Estimated size of the cache of answers.");
  readonly cacheHits = new Metric(
    "nsc_cache_hits_total",
    "counter",
    "Look-ups that found an answer in the cache.",
  );
  readonly cacheMisses = new Metric("nsc_cache_misses_total", "counter", "Look-ups that found none.");
  readonly logDropped = new Metric(
    "nsc_log_lines_dropped_total",
    "counter",
    "Log lines lost because nobody read them.",
  );
  readonly loopDelay = new Metric(
    "nsc_event_loop_delay_seconds",
    "gauge",
    "99th percentile since the last scrape.",
  );
  readonly memory = new Metric("process_resident_memory_bytes", "gauge", "Memory of the server's process.");
  readonly cpu = new Metric("process_cpu_seconds_total", "counter", "CPU time of the server's process.");
  readonly started = new Metric(
    "process_start_time_seconds",
    "gauge",
    "When the process started, Unix time.",
  );

  /** The text format of Prometheus. */
  text(): string {
    let text = "";
    for (const metric of Object.values(this) as (Metric | Histogram)[]) {
      const { name, type, help } = metric.family;
      text += `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;
      for (const line of metric.lines()) text += `${line}\n`;
    }
    return text;
  }
}
