export {
  CONFIG_FILE,
  configJsonSchema,
  defaultConfig,
  type LintConfig,
  parseConfig,
} from "./config/config-file.ts";
export { readContainers } from "./containers/containers-file.ts";
export { parseProfile } from "./profile/profile-file.ts";
export type { TopdlOptions } from "./topdl/context.ts";
export { isTopdl, parseTopdl } from "./topdl/topdl-file.ts";
