/**
 * The name of a pnode image that is written with underscores, as the NeoContainers page does once (`PNODE_BASE`), with
 * hyphens; null for every other name.
 */
export function underscoreImage(name: string): string | null {
  return /^PNODE_(BASE|CONT)$/i.test(name) ? name.toUpperCase().replace("_", "-") : null;
}

/** What is wrong with the name of an image for pnodes, or null. */
export function pnodeOsProblem(text: string): string | null {
  const meant = underscoreImage(text);
  if (meant !== null) return `the image is called ${meant}, with a hyphen`;
  if (/^[A-Za-z0-9][A-Za-z0-9._+-]*$/.test(text)) return null;
  return "write the name of a disk image, such as PNODE-BASE";
}

/** What is wrong with the hardware of pnodes, or null: one type, or `soft:` and several. */
export function pnodeHardwareProblem(text: string): string | null {
  const types = text.replace(/^soft:/, "").split(",");
  const several = types.length > 1 && !text.startsWith("soft:");
  if (!several && types.every((type) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(type))) return null;
  return "write a hardware type, such as MicroCloud, or soft:TYPE,TYPE";
}
