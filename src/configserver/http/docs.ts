import { PROBLEMS } from "../../configapi/index.ts";
import { explainCode } from "../../source/index.ts";

/** As much of an OpenAPI document as the page shows. */
interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly description?: string;
  }[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses?: Readonly<Record<string, { readonly content?: Content }>>;
}

type Content = Readonly<Record<string, { readonly schema?: unknown }>>;

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
h2{margin-top:2.5rem;border-bottom:1px solid #ccc}h3{margin-top:2rem;font-family:ui-monospace,monospace;font-size:1rem}
b{display:inline-block;min-width:4.5rem}pre{background:#f4f4f4;padding:.75rem;overflow:auto;font-size:.8rem}
summary{cursor:pointer;color:#345}dt{font-weight:bold}dd{margin:0 0 .75rem 1.5rem}`;

/** The readable documentation: one HTML page without scripts, made from the OpenAPI document. */
export function docsPage(document: unknown): string {
  const paths = Object.entries(
    (document as { paths?: Record<string, Record<string, Operation>> }).paths ?? {},
  );
  const operations = paths.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationSection(path, method, operation)),
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>nsc config server</title><style>${STYLE}</style></head><body>
<h1>nsc config server</h1>
<p>Holds what is particular to one experiment and serves it to the nodes. The same as
<a href="/openapi.json">OpenAPI</a>. Reads carry an <code>ETag</code> and honour <code>If-None-Match</code>; a <code>PUT</code> or
<code>DELETE</code> may carry <code>If-Match</code>. Where the server has tokens, every request needs
<code>Authorization: Bearer TOKEN</code>.</p>
<h2>Routes</h2>
${operations.join("\n")}
<h2>Problems</h2>
<p>Everything that is no success is a problem document (RFC 9457) with one of these codes.</p>
<dl>${Object.values(PROBLEMS).map(problemEntry).join("\n")}</dl>
</body></html>
`;
}

function operationSection(path: string, method: string, operation: Operation): string {
  const parameters = (operation.parameters ?? []).filter((parameter) => parameter.in === "query");
  const query = parameters.map(
    ({ name, description }) => `<li><code>${escapeHtml(name)}</code> ${escapeHtml(description ?? "")}</li>`,
  );
  const answers = Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith("2"));
  return `<h3><b>${escapeHtml(method.toUpperCase())}</b> ${escapeHtml(path)}</h3>
<p>${escapeHtml(operation.summary ?? "")}</p>
${query.length === 0 ? "" : `<ul>${query.join("")}</ul>`}
${schemaDetails("Body", operation.requestBody?.content)}
${answers.map(([status, answer]) => schemaDetails(`Answer ${status}`, answer.content)).join("")}`;
}

function schemaDetails(title: string, content: Content | undefined): string {
  const schema = Object.values(content ?? {})[0]?.schema;
  if (schema === undefined) return "";
  const text = JSON.stringify(schema, null, 2);
  return `<details><summary>${escapeHtml(title)}</summary><pre>${escapeHtml(text)}</pre></details>`;
}

function problemEntry({ code, status }: { readonly code: string; readonly status: number }): string {
  const entry = explainCode(code);
  return `<dt id="${code}">${code}, ${status}: ${escapeHtml(entry?.title ?? "")}</dt><dd>${escapeHtml(entry?.explanation ?? "")}</dd>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] as string);
}
