export { formatScript, otherMeaning } from "./format.ts";
