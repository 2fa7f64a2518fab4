import { wrongCall } from "../arity.ts";
import { type CommandSpec, parameters, SIGNAL } from "../command.ts";
import { asList } from "../convert.ts";
import { TclError, tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import { toText, type Value } from "../value.ts";
import { attempt } from "./catch.ts";
import { runCommandList } from "./command-list.ts";
import { keyword } from "./keyword.ts";
import { compareVersions, isUnstable, parseRequirement, parseVersion, satisfies } from "./package-version.ts";

/** What an interpreter knows of one package. */
interface Package {
  provided: string | null;
  /** Scripts that would provide it, by version. */
  readonly offers: Map<string, string>;
}

interface Packages {
  readonly byName: Map<string, Package>;
  unknown: Value;
  preference: "latest" | "stable";
}

const packagesOf = new WeakMap<Interpreter, Packages>();

function packages(interp: Interpreter): Packages {
  let known = packagesOf.get(interp);
  if (known === undefined) {
    const tcl: Package = { provided: "8.6.13", offers: new Map() };
    known = { byName: new Map([["Tcl", tcl]]), unknown: "", preference: "stable" };
    packagesOf.set(interp, known);
  }
  return known;
}

function packageNamed(interp: Interpreter, name: string): Package {
  const { byName } = packages(interp);
  let known = byName.get(name);
  if (known === undefined) {
    interp.charge(200 + name.length);
    known = { provided: null, offers: new Map() };
    byName.set(name, known);
  }
  return known;
}

type Action = (interp: Interpreter, words: readonly Value[]) => Value;

function texts(words: readonly Value[], from: number): string[] {
  return words.slice(from).map(toText);
}

/** The words of a `require` or `present`: its package and what versions will do. */
interface Request {
  readonly name: string;
  readonly exact: boolean;
  readonly wanted: readonly string[];
}

function readRequest(words: readonly Value[]): Request {
  const given = texts(words, 2);
  const exact = given[0] === "-exact";
  if (exact) given.shift();
  const [name, ...wanted] = given;
  if (name === undefined || (exact && wanted.length !== 1)) {
    throw usage(words, `${toText(words[1] as Value)} ?-exact? package ?requirement ...?`);
  }
  for (const one of wanted) parseRequirement(one);
  return { name, exact, wanted: exact ? [`${wanted[0]}-${wanted[0]}`] : wanted };
}

/** A request in the words of an error. */
function shown({ exact, wanted }: Request): string {
  return exact ? `exactly ${wanted[0]?.split("-")[0]}` : wanted.join(" ");
}

function usage(words: readonly Value[], text: string): TclError {
  return wrongCall(words, 1, text);
}

function checkProvided(request: Request, provided: string): string {
  if (satisfies(parseVersion(provided), request.wanted.map(parseRequirement))) return provided;
  throw tclError(
    `version conflict for package "${request.name}": have ${provided}, need ${shown(request)}`,
    "TCL",
    "PACKAGE",
    "VERSIONCONFLICT",
  );
}

/** The best version on offer: the newest, a stable one first unless `latest` is preferred. */
function bestOffer(interp: Interpreter, request: Request): string | null {
  const { preference } = packages(interp);
  const requirements = request.wanted.map(parseRequirement);
  const fitting = [...packageNamed(interp, request.name).offers.keys()]
    .map((text) => ({ text, version: parseVersion(text) }))
    .filter(({ version }) => satisfies(version, requirements))
    .sort((a, b) => compareVersions(b.version, a.version));
  const stable = preference === "stable" ? fitting.find(({ version }) => !isUnstable(version)) : undefined;
  return (stable ?? fitting[0])?.text ?? null;
}

/** Runs the script that offers a version; it has to provide that version. */
function takeOffer(interp: Interpreter, name: string, version: string): string {
  const known = packageNamed(interp, name);
  const result = attempt(interp, () =>
    interp.inFrame(interp.globalFrame, () =>
      interp.evalText(
        known.offers.get(version) as string,
        () => `("package ifneeded ${name} ${version}" script)`,
      ),
    ),
  );
  if (result instanceof TclError) throw result;
  const start = `attempt to provide package ${name} ${version} failed: `;
  if (result === SIGNAL) {
    throw tclError(`${start}bad return code: ${interp.completion.code}`, "TCL", "PACKAGE", "BADRESULT");
  }
  if (known.provided === null) {
    throw tclError(`${start}no version of package ${name} provided`, "TCL", "PACKAGE", "UNPROVIDED");
  }
  if (compareVersions(parseVersion(known.provided), parseVersion(version)) !== 0) {
    throw tclError(
      `${start}package ${name} ${known.provided} provided instead`,
      "TCL",
      "PACKAGE",
      "WRONGPROVIDE",
    );
  }
  return known.provided;
}

const require: Action = (interp, words) => {
  const request = readRequest(words);
  const { name } = request;
  const known = packageNamed(interp, name);
  if (known.provided !== null) return checkProvided(request, known.provided);
  let offer = bestOffer(interp, request);
  const handler = asList(packages(interp).unknown);
  if (offer === null && handler.length > 0) {
    const wanted = request.exact ? [request.wanted[0] as string] : request.wanted;
    interp.inFrame(interp.globalFrame, () =>
      runCommandList(
        interp,
        new TclList([...handler, name, ...wanted]),
        () => '("package unknown" script)',
        null,
      ),
    );
    if (known.provided !== null) return checkProvided(request, known.provided);
    offer = bestOffer(interp, request);
  }
  if (offer !== null) return takeOffer(interp, name, offer);
  const wanted = shown(request);
  throw tclError(
    `can't find package ${name}${wanted === "" ? "" : ` ${wanted}`}`,
    "TCL",
    "PACKAGE",
    "UNFOUND",
  ).explain({
    code: "NS2007",
    help: "packages are not loaded here: put the procedures into the file, or into one that `source` reads",
  });
};

const present: Action = (interp, words) => {
  const request = readRequest(words);
  const provided = packages(interp).byName.get(request.name)?.provided ?? null;
  if (provided !== null) return checkProvided(request, provided);
  const wanted = shown(request);
  throw tclError(
    `package ${request.name}${wanted === "" ? "" : ` ${wanted}`} is not present`,
    "TCL",
    "LOOKUP",
    "PACKAGE",
    request.name,
  );
};

const provide: Action = (interp, words) => {
  const [name, version] = texts(words, 2);
  if (name === undefined || words.length > 4) throw usage(words, "provide package ?version?");
  if (version === undefined) return packages(interp).byName.get(name)?.provided ?? "";
  const number = parseVersion(version);
  const known = packageNamed(interp, name);
  if (known.provided !== null && compareVersions(parseVersion(known.provided), number) !== 0) {
    throw tclError(
      `conflicting versions provided for package "${name}": ${known.provided}, then ${version}`,
      "TCL",
      "PACKAGE",
      "VERSIONCONFLICT",
    );
  }
  known.provided ??= version;
  return "";
};

const ifneeded: Action = (interp, words) => {
  const [name, version, script] = texts(words, 2);
  if (name === undefined || version === undefined || words.length > 5) {
    throw usage(words, "ifneeded package version ?script?");
  }
  parseVersion(version);
  if (script === undefined) return packages(interp).byName.get(name)?.offers.get(version) ?? "";
  interp.charge(script.length + 100);
  packageNamed(interp, name).offers.set(version, script);
  return "";
};

const preferences = ["latest", "stable"] as const;

const prefer: Action = (interp, words) => {
  if (words.length > 3) throw usage(words, "prefer ?latest|stable?");
  const known = packages(interp);
  if (words[2] !== undefined && keyword(words[2], preferences, "preference") === "latest") {
    known.preference = "latest";
  }
  return known.preference;
};

const unknown: Action = (interp, words) => {
  if (words.length > 3) throw usage(words, "unknown ?command?");
  const known = packages(interp);
  if (words[2] === undefined) return known.unknown;
  known.unknown = words[2];
  return "";
};

const actions = {
  forget: (interp, words) => {
    for (const name of texts(words, 2)) packages(interp).byName.delete(name);
    return "";
  },
  ifneeded,
  names: (interp, words) => {
    if (words.length !== 2) throw usage(words, "names");
    const known = [...packages(interp).byName].filter(
      ([, { provided, offers }]) => provided || offers.size > 0,
    );
    return new TclList(known.map(([name]) => name));
  },
  prefer,
  present,
  provide,
  require,
  unknown,
  vcompare: (_interp, words) => {
    if (words.length !== 4) throw usage(words, "vcompare version1 version2");
    const [left, right] = texts(words, 2).map(parseVersion);
    return compareVersions(left ?? [], right ?? []);
  },
  versions: (interp, words) => {
    if (words.length !== 3) throw usage(words, "versions package");
    return new TclList([
      ...(packages(interp)
        .byName.get(toText(words[2] as Value))
        ?.offers.keys() ?? []),
    ]);
  },
  vsatisfies: (_interp, words) => {
    if (words.length < 4) throw usage(words, "vsatisfies version ?requirement ...?");
    const [version, ...wanted] = texts(words, 2);
    return satisfies(parseVersion(version ?? ""), wanted.map(parseRequirement)) ? 1 : 0;
  },
} satisfies Record<string, Action>;

const actionNames = Object.keys(actions) as (keyof typeof actions)[];

/** Packages as far as scripts make them; none are loaded from files. */
export const packageCommands: readonly CommandSpec[] = [
  {
    name: "package",
    parameters: parameters("option ?arg ...?"),
    help: "Packages that scripts provide; of others only Tcl itself is there.",
    run: (interp, words) => actions[keyword(words[1] as Value, actionNames, "option")](interp, words),
  },
];
