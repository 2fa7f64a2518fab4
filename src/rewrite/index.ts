export { checkRewritten } from "./compare.ts";
export { planRewrite, type RewriteInput } from "./plan.ts";
export { isPnodeName, type WantedPnode } from "./wanted.ts";
