/** What a shape stands for; it decides form and colour. */
export type Look = "windows" | "ubuntu" | "unix" | "machine" | "lan" | "pnode" | "pnodes";

/** A picture of a topology before it is laid out. Texts are the user's own, unescaped. */
export interface Drawing {
  /** Graphviz's layout engine. */
  readonly engine: "dot" | "neato" | "fdp";
  readonly title: string;
  /** Sentences below the title. */
  readonly notes: readonly string[];
  /** What the legend explains. */
  readonly looks: readonly Look[];
  readonly shapes: readonly Shape[];
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  /** What lines of each kind stand for, told once in the legend. */
  readonly kinds: readonly string[];
}

/** A node, a LAN, a pnode of a summary, or several nodes in one table. */
export interface Shape {
  /** Unique in the drawing: a letter and a number. */
  readonly id: string;
  readonly look: Look;
  /** Lines of text, the name first. */
  readonly text: readonly string[];
  /** What a table holds; absent on a single shape. */
  readonly cells?: readonly Cell[];
  /** Whom the shape stands for, with what is to be known of them. */
  readonly members: readonly Member[];
}

export interface Cell {
  readonly look: Look;
  readonly text: string;
}

/** Something that can be searched for, and what is told of it. */
export interface Member {
  readonly name: string;
  readonly facts: readonly string[];
}

/** A labelled box around shapes. */
export interface Box {
  readonly id: string;
  readonly text: string;
  readonly shapes: readonly string[];
}

/** A line between two shapes. */
export interface Line {
  readonly from: string;
  readonly to: string;
  readonly text: readonly string[];
  /** Place in the drawing's kinds, in place of a text; null without. */
  readonly kind: number | null;
  /** Texts at the two ends. */
  readonly fromText: string;
  readonly toText: string;
  /** How many links the line stands for. */
  readonly count: number;
}

export interface DrawingOptions {
  /** Draw the addresses of interfaces. */
  readonly addresses?: boolean;
  /** Draw a box around the containers of each pnode. */
  readonly partitions?: boolean;
}
