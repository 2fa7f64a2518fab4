import { cutText, didYouMean, suggest } from "../../../source/index.ts";
import { nameList } from "../../../topology/index.ts";
import { byHost, type Check } from "../context.ts";

/** Suggestions cost a look at every machine, so they are made for so many unknown names. */
const MOST_SUGGESTIONS = 100;
const FEW = 8;

/** Every host is a machine of the NS file (NS4023). */
export const checkHosts: Check = ({ containers, machines, findings }) => {
  if (machines === null) return;
  const names = [...machines.names];
  let suggestions = 0;
  for (const [name, uses] of byHost({ containers })) {
    if (machines.find(name) !== undefined) continue;
    const near = suggestions++ < MOST_SUGGESTIONS ? suggest(name, names) : null;
    const meant = near === null ? undefined : machines.find(near);
    const help =
      near === null
        ? names.length > 0 && names.length <= FEW
          ? `its machines are ${nameList(names)}`
          : undefined
        : didYouMean(name, [near]);
    for (const { span } of uses) {
      findings.add({
        code: "NS4023",
        severity: "error",
        message: `the NS file has no machine called "${cutText(name, 60)}"`,
        span,
        ...(help === undefined ? {} : { help }),
        ...(meant === undefined
          ? {}
          : { related: [{ message: `${near} is made here`, span: meant.node.span }] }),
      });
    }
  }
};
