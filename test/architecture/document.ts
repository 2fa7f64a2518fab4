/** What ARCHITECTURE.md permits. */
export interface Rules {
  /** In the order of the table. */
  readonly rooms: readonly Room[];
  readonly impureRooms: ReadonlySet<string>;
  /** Packages that only some rooms may import. */
  readonly packageHomes: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface Room {
  readonly name: string;
  readonly planned: boolean;
  readonly mayImport: ReadonlySet<string>;
  /** Further rooms for some files: `ns` for `emit/ns.ts`, `emit/ns-*.ts` and `emit/ns/`. */
  readonly exceptions: readonly { readonly stem: string; readonly room: string }[];
}

/** Reads the tables and the line about effects; throws where they do not have the form that is expected. */
export function readRules(markdown: string): Rules {
  const rows = tableRows(markdown, "room");
  const names = rows.map(([cell = ""]) => roomName(cell));
  const rooms = rows.map(([cell = "", , permitted = ""], index) => ({
    name: roomName(cell),
    planned: cell.includes("(planned)"),
    ...readPermission(permitted, names, index),
  }));
  const effects = /^Rooms with effects: ([^.]*)\./m.exec(markdown);
  if (!effects) throw new Error("ARCHITECTURE.md has no line `Rooms with effects: …`");
  const impureRooms = new Set(
    [...(effects[1] as string).matchAll(/`(\w+)\/`/g)].map((match) => match[1] as string),
  );
  const packageHomes = new Map(
    tableRows(markdown, "package").map(([name = "", homes = ""]) => [
      name.replaceAll("`", ""),
      new Set(homes.split(",").map((home) => home.trim())),
    ]),
  );
  return { rooms, impureRooms, packageHomes };
}

/** The cells of the table whose first heading is `heading`. */
function tableRows(markdown: string, heading: string): string[][] {
  const lines = markdown.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} |`));
  if (start < 0) throw new Error(`ARCHITECTURE.md has no table with the column ${heading}`);
  const rows: string[][] = [];
  for (const line of lines.slice(start + 2)) {
    if (!line.startsWith("|")) break;
    rows.push(
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  }
  return rows;
}

function roomName(cell: string): string {
  const match = /^`(\w+)\/`/.exec(cell);
  if (!match) throw new Error(`not a room: ${cell}`);
  return match[1] as string;
}

function readPermission(
  cell: string,
  names: readonly string[],
  index: number,
): Pick<Room, "mayImport" | "exceptions"> {
  const [general = "", ...special] = cell.split(";").map((part) => part.trim());
  const exceptions = special.map((part) => {
    const match = /^`\w+\/([\w-]+)` also (\w+)$/.exec(part);
    if (!match) throw new Error(`not an exception: ${part}`);
    return { stem: match[1] as string, room: match[2] as string };
  });
  return { mayImport: new Set(permittedRooms(general, names, index)), exceptions };
}

function permittedRooms(text: string, names: readonly string[], index: number): readonly string[] {
  if (text === "nothing") return [];
  if (text === "all of the above") return names.slice(0, index);
  if (text === "every room") return names;
  const rooms = text.split(",").map((name) => name.trim());
  const unknown = rooms.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`unknown rooms: ${unknown.join(", ")}`);
  return rooms;
}
