import type { CallSite } from "../call-site.ts";
import type { Result } from "../command.ts";
import type { CommandEntry } from "../command-entry.ts";
import type { Procedure } from "../procedure.ts";
import { toText, type Value } from "../value.ts";
import type { OtclClass } from "./class.ts";
import type { OtclObject } from "./object.ts";

/** A call of a method, as methods that are no procedures see it. */
export interface MethodCall {
  readonly object: OtclObject;
  /** Name of the method as called; methods that stand in for others (`unknown`) see their own name. */
  readonly method: string;
  /** The words of the call. The first is the object's name as the caller wrote it, what `self` holds. */
  readonly words: readonly Value[];
  /** Position of the first argument among the words. */
  readonly first: number;
  /** Where the words stand; null when they stand nowhere, as the call is a part of another command. */
  readonly site: CallSite | null;
  /** The command that led to the call; the same as `site` where that is known. */
  readonly caller: CallSite | null;
}

export type NativeMethod = (call: MethodCall) => Result;

/** What a class or an object does for a message. */
export type Method =
  | { readonly kind: "native"; readonly run: NativeMethod }
  | {
      readonly kind: "procedure";
      readonly procedure: Procedure;
      /** The command `::otcl::pN` that the procedure also is. */
      readonly entry: CommandEntry;
    }
  | { readonly kind: "autoload"; readonly script: string };

/** A method with the class that it was found in; null when it is the object's own. */
export interface FoundMethod {
  readonly holder: OtclClass | null;
  readonly method: Method;
}

/** The object's name as the caller wrote it. */
export function selfOf(call: MethodCall): string {
  return toText(call.words[0] as Value);
}

/** Number of arguments. */
export function countOf(call: MethodCall): number {
  return call.words.length - call.first;
}

/** An argument, counted from 0. */
export function argumentOf(call: MethodCall, index: number): Value {
  return call.words[call.first + index] ?? "";
}

/** An argument as text. */
export function textOf(call: MethodCall, index: number): string {
  return toText(argumentOf(call, index));
}
