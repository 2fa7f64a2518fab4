import bridge from "./bridge.sh";
import network from "./network.sh";
import start from "./start.sh";
import windows from "./windows.ps1";

/** Programs that nodes run, the same for every experiment. */
export const GUEST_SCRIPTS = { bridge, network, start, windows } as const;
