export { usageOf, wrongArguments } from "./arity.ts";
export type { CallSite, ScriptSource } from "./call-site.ts";
export {
  type CommandFunction,
  type CommandSpec,
  type Parameter,
  type ParameterKind,
  parameters,
  type Result,
  SIGNAL,
} from "./command.ts";
export { builtinCommands } from "./commands/index.ts";
export { asBoolean, asDouble, asInteger, asList, asNumber, asSmallInteger } from "./convert.ts";
export { codeOf, errorDiagnostic, limitDiagnostic } from "./diagnostics.ts";
export { type EnsembleSpec, ensemble, maximumOf, minimumOf, type SubcommandSpec } from "./ensemble.ts";
export { ExitRequested, LimitReached, TclError, tclError } from "./errors.ts";
export {
  createInterpreter,
  type Ending,
  evaluateFile,
  evaluateText,
  type InterpreterOptions,
} from "./evaluate.ts";
export type { Frame } from "./frame.ts";
export type { Host, SourceAnswer } from "./host.ts";
export { Interpreter, type SetHook } from "./interpreter.ts";
export { KeyMap } from "./key-map.ts";
export { defaultLimits, type Limits, limitUnits, tenthOf } from "./limits.ts";
export { TclList } from "./list-value.ts";
export {
  allocate as allocateObject,
  dispatch as dispatchMethod,
  installOtcl,
  type Method,
  type MethodCall,
  ObjectSystem,
  OtclClass,
  OtclObject,
} from "./otcl/index.ts";
export { type WordShape, wordShapes } from "./shapes.ts";
export { TclDouble, toText, type Value } from "./value.ts";
export { Variable } from "./variable.ts";
export { parseVariableName } from "./variable-access.ts";
