/** What a start command tells the testbed when it is through. */
const REPORT_END = "/usr/local/etc/emulab/startcmddone $?";

/** A start command that tells the testbed when it is through, as `tb-set-node-startcmd` makes it. */
export function reportingCommand(command: string): string {
  return `(${command} ; ${REPORT_END})`;
}

/** What the program of a node's start command is called. */
export function startProgramName(node: string): string {
  return `${node}_startcmd`;
}
