export { asClass, OtclClass } from "./class.ts";
export { nativeMethods } from "./define.ts";
export { dispatch } from "./dispatch.ts";
export { installOtcl } from "./install.ts";
export type { Method, MethodCall, NativeMethod } from "./method.ts";
export { OtclObject } from "./object.ts";
export { allocate } from "./object-methods.ts";
export { ObjectSystem } from "./system.ts";
