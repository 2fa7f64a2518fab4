import { parseCidr, parseIpv4 } from "../../topology/index.ts";
import type { TopologyRule } from "../rule.ts";

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8"].map(parseCidr);

export const imageFromOutside: TopologyRule = {
  code: "NS5308",
  needs: "topology",
  repeats: ["NS4015"],
  check({ classification }, report) {
    const told = new Set<string>();
    for (const { node, image } of classification.nodes) {
      if (image === null || image.sha256 !== null || told.has(image.url)) continue;
      const host = /^http:\/\/([^/:?#]+)/i.exec(image.url)?.[1];
      if (host === undefined || isInside(host)) continue;
      told.add(image.url);
      report({
        span: node.attributes.find(({ key }) => key === "containers:image_url")?.valueSpan ?? node.span,
        message: `the image comes from ${host} over http, and whoever is in between can change it`,
        help: "use https, a copy inside of the testbed, or containers:image_sha256, which is checked after the download",
      });
    }
  },
};

/** A name without a dot is one of the testbed's own, as is a private address. */
function isInside(host: string): boolean {
  if (!host.includes(".") || /\.(?:deterlab\.net|deterlab\.org|local|internal|localdomain)$/i.test(host))
    return true;
  const number = parseIpv4(host);
  return (
    number !== null && PRIVATE.some((range) => range !== null && number >= range.start && number <= range.end)
  );
}
