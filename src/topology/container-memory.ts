import type { TestbedProfile } from "./profile.ts";

const WINDOWS_MB = 2_048;
const OTHER_MB = 512;

/** Memory of a container in MB: what the testbed profile says of its image, else by its operating system. */
export function containerMemory(
  image: string | null,
  role: string | null,
  profile: Pick<TestbedProfile, "containerMemoryMB">,
): number {
  const given = image === null ? undefined : profile.containerMemoryMB.get(image);
  return given ?? (role === "win-container" ? WINDOWS_MB : OTHER_MB);
}
