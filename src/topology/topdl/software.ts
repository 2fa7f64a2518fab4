/** One `software` element: an archive with the folder it is unpacked in, or a package without one. */
export interface Software {
  readonly location: string;
  readonly install: string | null;
}

/** The packages and archives of a node, as topdl has them. */
export function softwareOf(rpms: string, tarfiles: string): Software[] {
  return [
    ...parts(rpms).map((location) => ({ location, install: null })),
    ...parts(tarfiles).map((pair) => {
      const space = pair.indexOf(" ");
      return { location: pair.slice(space + 1), install: space < 0 ? "" : pair.slice(0, space) };
    }),
  ];
}

/** Packages and archives as the testbed writes them: separated by semicolons, a folder before its archive. */
export function softwareTexts(software: readonly Software[]): { rpms: string; tarfiles: string } {
  const archives = software.filter(({ install }) => install !== null);
  return {
    rpms: software.flatMap(({ location, install }) => (install === null ? [location] : [])).join(";"),
    tarfiles: archives.map(({ location, install }) => `${install} ${location}`).join(";"),
  };
}

function parts(text: string): string[] {
  return text.split(";").filter((part) => part !== "");
}
