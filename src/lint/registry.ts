import type { Rule } from "./rule.ts";
import { anonymousNode } from "./rules/anonymous-node.ts";
import { attributeWithoutEffect } from "./rules/attribute-without-effect.ts";
import { bandwidthWithoutUnit } from "./rules/bandwidth-without-unit.ts";
import { bidirectionalControl } from "./rules/bidirectional-control.ts";
import { blankAfterBackslash } from "./rules/blank-after-backslash.ts";
import { bracedVariable } from "./rules/braced-variable.ts";
import { commandAfterRun } from "./rules/command-after-run.ts";
import { commentBrace } from "./rules/comment-brace.ts";
import { constantCondition } from "./rules/constant-condition.ts";
import { controlCharacter } from "./rules/control-character.ts";
import { delayWithoutUnit } from "./rules/delay-without-unit.ts";
import { disconnected } from "./rules/disconnected.ts";
import { dnsName } from "./rules/dns-name.ts";
import { duplicateCondition } from "./rules/duplicate-condition.ts";
import { duplicateEvent } from "./rules/duplicate-event.ts";
import { duplicateLink } from "./rules/duplicate-link.ts";
import { duplicatePattern } from "./rules/duplicate-pattern.ts";
import { duplicateProcedure } from "./rules/duplicate-procedure.ts";
import { eventOrder } from "./rules/event-order.ts";
import { fileOutside } from "./rules/file-outside.ts";
import { fixedType } from "./rules/fixed-type.ts";
import { imageFromOutside } from "./rules/image-from-outside.ts";
import { imageNameTwoSystems } from "./rules/image-name-two-systems.ts";
import { imageUrlTwoNames } from "./rules/image-url-two-names.ts";
import { indexWithoutDollar } from "./rules/index-without-dollar.ts";
import { integerDivision } from "./rules/integer-division.ts";
import { isolatedNode } from "./rules/isolated-node.ts";
import { lanSubnets } from "./rules/lan-subnets.ts";
import { loneDollar } from "./rules/lone-dollar.ts";
import { lookAlikeCharacter } from "./rules/look-alike-character.ts";
import { loopVariable } from "./rules/loop-variable.ts";
import { machineSettingOnContainer } from "./rules/machine-setting-on-container.ts";
import { mergeMark } from "./rules/merge-mark.ts";
import { missingSpace } from "./rules/missing-space.ts";
import { mixedLineEndings } from "./rules/mixed-line-endings.ts";
import { nameCase } from "./rules/name-case.ts";
import { namedAfterGlobal } from "./rules/named-after-global.ts";
import { nanoseconds } from "./rules/nanoseconds.ts";
import { noRouting } from "./rules/no-routing.ts";
import { nodeSubnetTwice } from "./rules/node-subnet-twice.ts";
import { octalNumber } from "./rules/octal-number.ts";
import { partlyPartitioned } from "./rules/partly-partitioned.ts";
import { password } from "./rules/password.ts";
import { pnodeStartCommand } from "./rules/pnode-start-command.ts";
import { privateKey } from "./rules/private-key.ts";
import { selfLink } from "./rules/self-link.ts";
import { setDollar } from "./rules/set-dollar.ts";
import { staleName } from "./rules/stale-name.ts";
import { startCommandRedirection } from "./rules/start-command-redirection.ts";
import { strayElse } from "./rules/stray-else.ts";
import { stringAsList } from "./rules/string-as-list.ts";
import { subnetTwice } from "./rules/subnet-twice.ts";
import { tooManyInterfaces } from "./rules/too-many-interfaces.ts";
import { tooManyMachines } from "./rules/too-many-machines.ts";
import { totalLoss } from "./rules/total-loss.ts";
import { trailingComment } from "./rules/trailing-comment.ts";
import { truncatedValue } from "./rules/truncated-value.ts";
import { unbracedCondition } from "./rules/unbraced-condition.ts";
import { unbracedExpression } from "./rules/unbraced-expression.ts";
import { unchangingLoop } from "./rules/unchanging-loop.ts";
import { unknownCommand } from "./rules/unknown-command.ts";
import { unreachableCommand } from "./rules/unreachable-command.ts";
import { unstartedProgram } from "./rules/unstarted-program.ts";
import { unusableAddress } from "./rules/unusable-address.ts";
import { unusedProcedure } from "./rules/unused-procedure.ts";
import { unusedVariable } from "./rules/unused-variable.ts";
import { unusedVirtualType } from "./rules/unused-virtual-type.ts";
import { useBeforeSet } from "./rules/use-before-set.ts";
import { wrongArguments } from "./rules/wrong-arguments.ts";
import { wrongProcedureArguments } from "./rules/wrong-procedure-arguments.ts";

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
  setDollar,
  commentBrace,
  trailingComment,
  unusedVariable,
  unusedProcedure,
  useBeforeSet,
  constantCondition,
  wrongArguments,
  wrongProcedureArguments,
  missingSpace,
  unknownCommand,
  octalNumber,
  loneDollar,
  stringAsList,
  bracedVariable,
  integerDivision,
  duplicateProcedure,
  duplicateCondition,
  duplicatePattern,
  unchangingLoop,
  strayElse,
  loopVariable,
  indexWithoutDollar,
  commandAfterRun,
  isolatedNode,
  selfLink,
  dnsName,
  nameCase,
  duplicateLink,
  disconnected,
  lanSubnets,
  nodeSubnetTwice,
  subnetTwice,
  unusableAddress,
  bandwidthWithoutUnit,
  delayWithoutUnit,
  truncatedValue,
  nanoseconds,
  eventOrder,
  duplicateEvent,
  anonymousNode,
  staleName,
  namedAfterGlobal,
  fixedType,
  fileOutside,
  totalLoss,
  unusedVirtualType,
  unstartedProgram,
  noRouting,
  imageUrlTwoNames,
  attributeWithoutEffect,
  partlyPartitioned,
  pnodeStartCommand,
  startCommandRedirection,
  tooManyMachines,
  tooManyInterfaces,
  imageFromOutside,
  imageNameTwoSystems,
  machineSettingOnContainer,
];
