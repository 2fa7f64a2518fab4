import { cutText, type Span } from "../../../source/index.ts";
import type { WrittenText } from "../../../topology/index.ts";
import type { Check, CheckContext } from "../context.ts";

const LONGEST = 63;

/** Names are host names (NS4404), each once, and none is that of a machine (NS4024). */
export const checkNames: Check = (context) => {
  const { containers, machines, findings } = context;
  const names = new Uses(context);
  for (const { host } of containers) if (host !== null) names.host(host);
  for (const { name, host } of containers) {
    if (machines === null && host !== null) checkName(host, "host", context);
    if (name === null) continue;
    if (checkName(name, "container", context)) names.take(name);
  }
  for (const repeated of names.repeated) {
    findings.add({ code: "NS4024", ...repeated });
  }
};

function checkName({ value, span }: WrittenText, what: string, { findings }: CheckContext): boolean {
  const problem = nameProblem(value);
  if (problem === null) return true;
  const better = value.replace(/[^A-Za-z0-9-]+/g, "-").replace(/^-+|-+$/g, "");
  const useful = nameProblem(better) === null;
  findings.add({
    code: "NS4404",
    severity: "error",
    message: value === "" ? `the name of the ${what} is empty` : `"${cutText(value, 70)}" ${problem}`,
    span,
    help: useful
      ? `names are host names; "${better}" would do`
      : "names are host names: letters, digits and hyphens, such as web-1",
  });
  return false;
}

/** Why a text is no label of a host name (RFC 1123); null when it is one. */
function nameProblem(name: string): string | null {
  if (/[^A-Za-z0-9-]/.test(name)) return "holds characters that a host name cannot have";
  if (name.length > LONGEST) return `is longer than the ${LONGEST} characters of a host name`;
  return name === "" || name.startsWith("-") || name.endsWith("-")
    ? "begins or ends with a hyphen, which a host name cannot"
    : null;
}

interface Repeated {
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly span: Span;
  readonly related: readonly [{ readonly message: string; readonly span: Span }];
}

/** The names given so far. Case does not count, as for whoever looks a name up; generated names differ in it at times. */
class Uses {
  readonly repeated: Repeated[] = [];
  readonly #context: CheckContext;
  readonly #hosts = new Map<string, WrittenText>();
  readonly #containers = new Map<string, WrittenText>();

  constructor(context: CheckContext) {
    this.#context = context;
    for (const { node } of context.machines?.list ?? [])
      this.#hosts.set(node.name.toLowerCase(), { value: node.name, span: node.span });
  }

  /** A host that only containers.json knows of. */
  host(host: WrittenText): void {
    const key = host.value.toLowerCase();
    if (!this.#hosts.has(key)) this.#hosts.set(key, host);
  }

  take(name: WrittenText): void {
    const key = name.value.toLowerCase();
    const host = this.#hosts.get(key);
    const first = this.#containers.get(key);
    if (first === undefined) this.#containers.set(key, name);
    if (host !== undefined)
      this.#add(name, host, `${host.value} is a machine, and a container cannot have its name`);
    else if (first !== undefined) this.#add(name, first, `a second container is called ${name.value}`);
  }

  #add(name: WrittenText, other: WrittenText, message: string): void {
    const exact = other.value === name.value;
    this.repeated.push({
      severity: exact || !this.#context.generated ? "error" : "warning",
      message: exact ? message : `${message} (case does not count in host names)`,
      span: name.span,
      related: [{ message: "the name is used here first", span: other.span }],
    });
  }
}
