const HOST_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
/** What a Windows machine can be called at most. */
const LONGEST_WINDOWS = 15;

/** Whether a machine can have this name itself: one label of a host name, and on Windows a NetBIOS name. */
export function isHostName(name: string, windows: boolean): boolean {
  return HOST_NAME.test(name) && (!windows || (name.length <= LONGEST_WINDOWS && /[^0-9]/.test(name)));
}
