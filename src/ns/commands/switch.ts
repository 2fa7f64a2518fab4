import { asBoolean } from "../../tcl/index.ts";
import type { Call } from "../call.ts";

/** Sets a switch of the experiment to 0 or 1 by any word that Tcl takes for true or false; others are Tcl's error. */
export function setSwitch(call: Call, setting: string): void {
  call.session.settings.set(setting, asBoolean(call.value(0)) ? "1" : "0");
}
