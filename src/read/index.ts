export { parseProfile } from "./profile/profile-file.ts";
