import type { ImageView } from "../../configapi/index.ts";
import type { ContainerRecord } from "../../topology/index.ts";
import type { Indexed } from "./source.ts";

/** The images of the experiment in the order of their first container, each once. */
export function imageViews(source: Indexed): ImageView[] {
  const found = new Map<string, ImageView>();
  for (const record of source.records) {
    if (!found.has(record.image_name)) found.set(record.image_name, imageOf(record, source));
  }
  for (const image of source.topology?.images ?? []) if (!found.has(image.name)) found.set(image.name, image);
  return [...found.values()];
}

function imageOf(
  { image_name, image_url, image_os, image_type }: ContainerRecord,
  { images }: Indexed,
): ImageView {
  const known = images.get(image_name);
  return {
    name: image_name,
    url: image_url,
    os: image_os,
    type: image_type,
    sha256: known !== undefined && known.url === image_url ? known.sha256 : null,
  };
}
