import type { Room, Rules } from "./document.ts";
import type { Import, ParsedFile } from "./imports.ts";

const LONGEST_FILE = 500;
const ENTRIES = ["index.ts", "cli/main.ts"];

/** One line per violation, `FILE:LINE: what is wrong`; empty when all is well. */
export type Violations = string[];

/** Imports that the table of rooms does not permit, and imports that pass by a room's `index.ts`. */
export function checkRooms(files: readonly ParsedFile[], rules: Rules): Violations {
  const rooms = new Map(rules.rooms.map((room) => [room.name, room]));
  return eachImport(files, (file, { target }) => {
    if (target === null || target.startsWith("../")) return null;
    const to = target.includes("/") ? (target.split("/")[0] as string) : "";
    if (to === file.room) return null;
    if (to === "") return `src/${target} is for other programs, no room imports it`;
    if (target !== `${to}/index.ts`) return `enters ${to}/ past its index.ts: ${target}`;
    if (file.room === "") return null;
    const room = rooms.get(file.room);
    return room && permits(room, file.path, to) ? null : `${file.room}/ may not import ${to}/`;
  });
}

function permits(room: Room, path: string, to: string): boolean {
  const rest = path.slice(room.name.length + 1);
  return (
    room.mayImport.has(to) ||
    room.exceptions.some(
      (exception) =>
        exception.room === to &&
        [".", "-", "/"].some((separator) => rest.startsWith(exception.stem + separator)),
    )
  );
}

/** Folders that the table does not know, rooms that it promises, and marks that are out of date. */
export function checkTable(files: readonly ParsedFile[], rules: Rules): Violations {
  const known = new Map(rules.rooms.map((room) => [room.name, room]));
  const present = new Set(files.map((file) => file.room).filter((room) => room !== ""));
  const paths = new Set(files.map((file) => file.path));
  return [
    ...[...present]
      .filter((name) => !known.has(name))
      .map((name) => `src/${name}/ is no room of ARCHITECTURE.md`),
    ...rules.rooms.flatMap(({ name, planned }) => {
      if (planned) return present.has(name) ? [`${name}/ exists: it is no longer (planned)`] : [];
      if (!present.has(name)) return [`${name}/ does not exist: build it or mark it (planned)`];
      return name === "cli" || paths.has(`${name}/index.ts`) ? [] : [`${name}/ has no index.ts`];
    }),
  ];
}

/** Node's modules and the world outside in pure rooms, and packages away from home. */
export function checkPurity(files: readonly ParsedFile[], rules: Rules): Violations {
  const isPure = (file: ParsedFile): boolean => !rules.impureRooms.has(file.room);
  return [
    ...eachImport(files, (file, { specifier, target }) => {
      if (target !== null) return null;
      if (specifier.startsWith("node:")) return isPure(file) ? `${specifier} in a pure room` : null;
      const name = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
      const homes = rules.packageHomes.get(name);
      return homes && !homes.has(file.room) ? `${name} belongs to ${[...homes].join(", ")}` : null;
    }),
    ...files
      .filter(isPure)
      .flatMap((file) =>
        file.effects.map(({ what, line }) => `${file.path}:${line}: ${what} in a pure room`),
      ),
  ];
}

/** Rooms that import each other in a circle, by what the files do, whatever the table says. */
export function checkCycles(files: readonly ParsedFile[]): Violations {
  const edges = new Map<string, Set<string>>();
  for (const file of files) {
    for (const { target } of file.imports) {
      const to = target?.split("/")[0] ?? "";
      if (file.room === "" || !target?.includes("/") || to === ".." || to === file.room) continue;
      edges.set(file.room, (edges.get(file.room) ?? new Set()).add(to));
    }
  }
  const done = new Set<string>();
  const found: Violations = [];
  const walk = (room: string, path: readonly string[]): void => {
    if (path.includes(room)) found.push([...path.slice(path.indexOf(room)), room].join(" → "));
    else if (!done.has(room)) for (const next of edges.get(room) ?? []) walk(next, [...path, room]);
    done.add(room);
  };
  for (const room of edges.keys()) walk(room, []);
  return found;
}

/** Files that neither the program nor the library reaches, and imports of files that do not exist. */
export function checkReachable(files: readonly ParsedFile[]): Violations {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set<string>();
  const pending = ENTRIES.filter((path) => byPath.has(path));
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    for (const { target } of byPath.get(path)?.imports ?? []) if (target !== null) pending.push(target);
  }
  const missing = ENTRIES.filter((path) => !byPath.has(path)).map((path) => `src/${path} does not exist`);
  const unreached = files
    .filter(({ path }) => !reached.has(path) && !path.endsWith(".d.ts"))
    .map((file) => `${file.path}: nothing imports it`);
  const dangling = eachImport(files, (_file, { specifier, target }) => {
    if (target === null || target.startsWith("../") || !target.endsWith(".ts")) return null;
    return byPath.has(target) ? null : `no such file: ${specifier}`;
  });
  return [...missing, ...unreached, ...dangling];
}

/** Files that grew too long, `any`, and marks of unfinished work. */
export function checkHouseRules(files: readonly ParsedFile[]): Violations {
  return files.flatMap((file) => {
    const lines = file.text.split("\n");
    const length = file.text.endsWith("\n") ? lines.length - 1 : lines.length;
    const isTable = /(^|\/)(codes|tables)\//.test(file.path) || lines[0]?.trim() === "// table";
    const found: Violations = [];
    if (length > LONGEST_FILE && !isTable)
      found.push(`${file.path}: ${length} lines, at most ${LONGEST_FILE}`);
    for (const line of file.anyLines) found.push(`${file.path}:${line}: any`);
    for (const [index, text] of lines.entries()) {
      const mark = /\b(TODO|FIXME|XXX)\b/.exec(text);
      if (mark) found.push(`${file.path}:${index + 1}: ${mark[0]}`);
    }
    return found;
  });
}

function eachImport(
  files: readonly ParsedFile[],
  problem: (file: ParsedFile, entry: Import) => string | null,
): Violations {
  return files.flatMap((file) =>
    file.imports.flatMap((entry) => {
      const text = problem(file, entry);
      return text === null ? [] : [`${file.path}:${entry.line}: ${text}`];
    }),
  );
}
