import { cutText } from "../../../source/index.ts";
import { imageUrlProblem, type WrittenText } from "../../../topology/index.ts";
import type { Check, CheckContext } from "../context.ts";

/** Images can be downloaded (NS4015) and started (NS4016); a name has one URL (NS4002), and a URL one name (NS5301). */
export const checkImages: Check = (context) => {
  const urls = new Map<string, WrittenText>();
  const names = new Map<string, WrittenText>();
  for (const { imageUrl, imageName, imageType } of context.containers) {
    if (imageType !== null) checkType(imageType, context);
    if (imageUrl === null) continue;
    checkUrl(imageUrl, context);
    if (imageName !== null) checkPair(imageName, imageUrl, { urls, names }, context);
  }
};

function checkType({ value, span }: WrittenText, { findings }: CheckContext): void {
  if (value === "vagrant") return;
  findings.add({
    code: "NS4016",
    severity: "error",
    message: `image_type ${shown(value)}: vagrant is the only type there is`,
    span,
    fix: { title: "write vagrant", edits: [{ span, text: '"vagrant"' }] },
  });
}

function checkUrl({ value, span }: WrittenText, { findings }: CheckContext): void {
  const problem = /\p{Cs}/u.test(value) ? "the URL holds half a character" : imageUrlProblem(value);
  if (problem === null) return;
  findings.add({
    code: "NS4015",
    severity: "error",
    message: `image_url: ${problem}`,
    span,
    help: "the nodes download images over http or https, without a login",
  });
}

function checkPair(
  name: WrittenText,
  url: WrittenText,
  known: { readonly urls: Map<string, WrittenText>; readonly names: Map<string, WrittenText> },
  { findings }: CheckContext,
): void {
  const otherUrl = known.urls.get(name.value);
  if (otherUrl === undefined) known.urls.set(name.value, url);
  else if (otherUrl.value !== url.value) {
    findings.add({
      code: "NS4002",
      severity: "error",
      message: `image ${shown(name.value)} has two URLs; containers that share a name share one image`,
      span: url.span,
      related: [{ message: "the other URL is here", span: otherUrl.span }],
    });
    return;
  }
  const otherName = known.names.get(url.value);
  if (otherName === undefined) known.names.set(url.value, name);
  else if (otherName.value !== name.value) {
    findings.add({
      code: "NS5301",
      severity: "warning",
      message: `the image of ${shown(name.value)} is that of ${shown(otherName.value)} too: it is downloaded twice`,
      span: name.span,
      help: `call both ${shown(otherName.value)}`,
      related: [{ message: "the other name is given here", span: otherName.span }],
    });
  }
}

function shown(text: string): string {
  return `"${cutText(text, 60)}"`;
}
