import type { CommandSpec } from "../command.ts";
import { arrayCommands } from "./array.ts";
import { binaryCommands } from "./binary.ts";
import { caseCommands } from "./case.ts";
import { catchCommands } from "./catch.ts";
import { clockCommands } from "./clock.ts";
import { controlCommands } from "./control.ts";
import { dictCommands } from "./dict.ts";
import { encodingCommands } from "./encoding.ts";
import { evaluateCommands } from "./evaluate.ts";
import { fileCommands } from "./file.ts";
import { formatCommands } from "./format.ts";
import { hostCommands } from "./host.ts";
import { infoCommands } from "./info.ts";
import { interpCommands } from "./interp.ts";
import { listCommands } from "./list.ts";
import { listMapCommands } from "./list-map.ts";
import { listSearchCommands } from "./list-search.ts";
import { listSetCommands } from "./list-set.ts";
import { listSortCommands } from "./list-sort.ts";
import { mathfuncCommands } from "./mathfunc.ts";
import { mathopCommands } from "./mathop.ts";
import { namespaceCommands } from "./namespace.ts";
import { packageCommands } from "./package.ts";
import { prefixCommands } from "./prefix.ts";
import { procedureCommands } from "./procedure.ts";
import { refusedCommands } from "./refused.ts";
import { regexpCommands } from "./regexp.ts";
import { stringCommands } from "./string.ts";
import { substituteCommands } from "./substitute.ts";
import { switchCommands } from "./switch.ts";
import { timingCommands } from "./timing.ts";
import { tryCommands } from "./try.ts";
import { variableCommands } from "./variable.ts";

/** Tcl's own commands: one family per file. */
export const builtinCommands: readonly CommandSpec[] = [
  ...arrayCommands,
  ...binaryCommands,
  ...caseCommands,
  ...catchCommands,
  ...clockCommands,
  ...controlCommands,
  ...dictCommands,
  ...encodingCommands,
  ...evaluateCommands,
  ...fileCommands,
  ...formatCommands,
  ...hostCommands,
  ...infoCommands,
  ...interpCommands,
  ...listCommands,
  ...listMapCommands,
  ...listSearchCommands,
  ...listSetCommands,
  ...listSortCommands,
  ...mathfuncCommands,
  ...mathopCommands,
  ...namespaceCommands,
  ...packageCommands,
  ...prefixCommands,
  ...procedureCommands,
  ...refusedCommands,
  ...regexpCommands,
  ...stringCommands,
  ...substituteCommands,
  ...switchCommands,
  ...timingCommands,
  ...tryCommands,
  ...variableCommands,
];
