export {
  CONFIG_FILE,
  configJsonSchema,
  defaultConfig,
  type LintConfig,
  parseConfig,
} from "./config/config-file.ts";
export { readContainers } from "./containers/containers-file.ts";
export { parseProfile } from "./profile/profile-file.ts";
