import type { CommandRow } from "../row.ts";
import { addressCommands } from "./address.ts";
import { elabCommands } from "./elab.ts";
import { experimentCommands } from "./experiment.ts";
import { feedbackCommands } from "./feedback.ts";
import { networkCommands } from "./network.ts";
import { nodeCommands } from "./node.ts";
import { omlCommands } from "./oml.ts";
import { shapingCommands } from "./shaping.ts";
import { virtualTypeCommands } from "./virtual-type.ts";

/** Every `tb-` command: one family per file. */
export const testbedCommands: readonly CommandRow[] = [
  ...nodeCommands,
  ...virtualTypeCommands,
  ...addressCommands,
  ...shapingCommands,
  ...networkCommands,
  ...experimentCommands,
  ...elabCommands,
  ...feedbackCommands,
  ...omlCommands,
];
