export { readContainers } from "./containers/containers-file.ts";
export { parseProfile } from "./profile/profile-file.ts";
