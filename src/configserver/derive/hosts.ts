import type { Indexed } from "./source.ts";

/** What a line of `/etc/hosts` can hold as a name. */
const HOST_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** The `/etc/hosts` of an experiment; names that are no host names are left out. */
export function* hostsText({ records, topology, recordNames }: Indexed): Generator<string> {
  yield "127.0.0.1  localhost\n";
  const written = new Set<string>();
  for (const { name, interfaces } of topology?.nodes ?? []) {
    written.add(name);
    yield* lines(
      name,
      interfaces.map(({ address, network, index }) => ({
        address,
        names: [`${name}-${network}`, `${name}-${index}`],
      })),
    );
  }
  for (const { name, interfaces } of records) {
    if (written.has(name) || !recordNames.has(name)) continue;
    yield* lines(
      name,
      interfaces.map(({ address }, index) => ({ address, names: [`${name}-${index}`] })),
    );
  }
}

function* lines(
  name: string,
  interfaces: readonly { readonly address: string; readonly names: readonly string[] }[],
): Generator<string> {
  let own = [name];
  for (const { address, names } of interfaces) {
    if (address === "") continue;
    const good = [...names, ...own].filter((candidate) => HOST_NAME.test(candidate));
    own = [];
    if (good.length > 0) yield `${address}  ${good.join(" ")}\n`;
  }
}
