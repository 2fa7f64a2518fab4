import { NsObject } from "./object.ts";

/** What the testbed makes of something it does not know: takes every call, does nothing. */
export class NullObject extends NsObject {
  readonly className = "NullClass";
}

/** An area in which mobile nodes would move. No testbed profile knows areas, so it never holds one. */
export class Topography extends NsObject {
  readonly className = "Topography";
}

/** A choice of hardware types under one name. */
export class VirtualTypeObject extends NsObject {
  readonly className = "Vtype";
  weight = 0;
  /** The list of types as written, and its elements. */
  written = "";
  types: readonly string[] = [];
}
