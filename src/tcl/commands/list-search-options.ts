import { type TclError, tclError } from "../errors.ts";
import type { Value } from "../value.ts";
import { keyword } from "./keyword.ts";
import { readSelector, type SelectorIndex } from "./list-selector.ts";

const OPTIONS = [
  "-all",
  "-ascii",
  "-bisect",
  "-decreasing",
  "-dictionary",
  "-exact",
  "-glob",
  "-increasing",
  "-index",
  "-inline",
  "-integer",
  "-nocase",
  "-not",
  "-real",
  "-regexp",
  "-sorted",
  "-start",
  "-subindices",
] as const;

/** The options of `lsearch`, as given. */
export interface SearchOptions {
  mode: "exact" | "glob" | "regexp" | "sorted";
  type: "ascii" | "dictionary" | "integer" | "real";
  bisect: boolean;
  decreasing: boolean;
  nocase: boolean;
  all: boolean;
  inline: boolean;
  not: boolean;
  subindices: boolean;
  start: Value | null;
  selector: readonly SelectorIndex[];
}

type Flag = "all" | "inline" | "nocase" | "not" | "subindices";

function badMix(message: string): TclError {
  return tclError(message, "TCL", "OPERATION", "LSEARCH", "BAD_OPTION_MIX");
}

/** Reads all words but the command's name, the list and the pattern. */
export function readSearchOptions(words: readonly Value[]): SearchOptions {
  const options: SearchOptions = {
    mode: "glob",
    type: "ascii",
    bisect: false,
    decreasing: false,
    nocase: false,
    all: false,
    inline: false,
    not: false,
    subindices: false,
    start: null,
    selector: [],
  };
  const end = words.length - 2;
  for (let i = 1; i < end; i++) {
    const option = keyword(words[i] as Value, OPTIONS, "option");
    const argument = (complaint: string): Value => {
      if (++i >= end) throw tclError(complaint, "TCL", "ARGUMENT", "MISSING");
      return words[i] as Value;
    };
    switch (option) {
      case "-ascii":
      case "-dictionary":
      case "-integer":
      case "-real":
        options.type = option.slice(1) as SearchOptions["type"];
        break;
      case "-exact":
      case "-glob":
      case "-regexp":
      case "-sorted":
        options.mode = option.slice(1) as SearchOptions["mode"];
        break;
      case "-bisect":
        options.mode = "sorted";
        options.bisect = true;
        break;
      case "-increasing":
      case "-decreasing":
        options.decreasing = option === "-decreasing";
        break;
      case "-all":
      case "-inline":
      case "-nocase":
      case "-not":
      case "-subindices":
        options[option.slice(1) as Flag] = true;
        break;
      case "-start":
        options.start = argument("missing starting index");
        break;
      case "-index":
        options.selector = readSelector(argument('"-index" option must be followed by list index'));
        break;
    }
  }
  if (options.subindices && options.selector.length === 0) {
    throw badMix("-subindices cannot be used without -index option");
  }
  if (options.bisect && (options.all || options.not)) {
    throw badMix("-bisect is not compatible with -all or -not");
  }
  return options;
}
