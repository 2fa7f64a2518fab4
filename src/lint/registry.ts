import type { Rule } from "./rule.ts";
import { bidirectionalControl } from "./rules/bidirectional-control.ts";
import { blankAfterBackslash } from "./rules/blank-after-backslash.ts";
import { commandAfterRun } from "./rules/command-after-run.ts";
import { controlCharacter } from "./rules/control-character.ts";
import { imageUrlTwoNames } from "./rules/image-url-two-names.ts";
import { isolatedNode } from "./rules/isolated-node.ts";
import { lookAlikeCharacter } from "./rules/look-alike-character.ts";
import { mergeMark } from "./rules/merge-mark.ts";
import { mixedLineEndings } from "./rules/mixed-line-endings.ts";
import { password } from "./rules/password.ts";
import { privateKey } from "./rules/private-key.ts";
import { selfLink } from "./rules/self-link.ts";
import { unbracedCondition } from "./rules/unbraced-condition.ts";
import { unbracedExpression } from "./rules/unbraced-expression.ts";
import { unreachableCommand } from "./rules/unreachable-command.ts";

/** Every rule, in order of the codes. */
export const RULES: readonly Rule[] = [
  controlCharacter,
  bidirectionalControl,
  mixedLineEndings,
  privateKey,
  password,
  lookAlikeCharacter,
  blankAfterBackslash,
  mergeMark,
  unbracedExpression,
  unbracedCondition,
  unreachableCommand,
  commandAfterRun,
  isolatedNode,
  selfLink,
  imageUrlTwoNames,
];
