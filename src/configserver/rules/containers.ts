import { nameProblem } from "../../configapi/index.ts";
import {
  type ContainerRecord,
  containerSchema,
  containersSchema,
  imageUrlProblem,
} from "../../topology/index.ts";
import { Problem } from "../problem.ts";
import { fitting, fittingItems, Places } from "./fitting.ts";

/** Checks containers.json as it stands at `path` of a body. Throws a `Problem`. */
export async function readContainers(
  value: unknown,
  most: number,
  path: readonly string[] = [],
): Promise<ContainerRecord[]> {
  const places = new Places();
  if (!Array.isArray(value)) {
    fitting(containersSchema, value, path, places);
    places.check();
    return [];
  }
  checkCount(value.length, most, "containers");
  const records = await fittingItems(containerSchema, value, path, places);
  places.check();
  checkNames(records, path, places);
  checkImages(records, path, places);
  places.check();
  return records;
}

/** Refuses more containers or nodes than the limit. */
export function checkCount(count: number, most: number, what: string): void {
  if (count > most)
    throw new Problem("tooManyContainers", `${count} ${what}, more than the limit of ${most}`);
}

function checkNames(records: readonly ContainerRecord[], path: readonly string[], places: Places): void {
  const first = new Map<string, number>();
  for (const [index, { name, host, image_name }] of records.entries()) {
    const fields = { name, host, image_name };
    for (const [field, text] of Object.entries(fields)) {
      const problem = nameProblem(text);
      if (problem !== null) places.add([...path, index, field], problem);
    }
    const before = first.get(name);
    if (before === undefined) first.set(name, index);
    else places.add([...path, index, "name"], `container ${before} has this name already`);
  }
  for (const [index, { host }] of records.entries()) {
    if (first.has(host)) places.add([...path, index, "host"], "the host is a container itself");
  }
}

function checkImages(records: readonly ContainerRecord[], path: readonly string[], places: Places): void {
  const urls = new Map<string, string>();
  for (const [index, { image_name, image_url }] of records.entries()) {
    const known = urls.get(image_name);
    if (known === image_url) continue;
    const problem =
      known === undefined
        ? imageUrlProblem(image_url)
        : "another container has this image name with another URL";
    if (problem !== null) places.add([...path, index, "image_url"], problem);
    urls.set(image_name, image_url);
  }
}
