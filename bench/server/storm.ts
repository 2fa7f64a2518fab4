import { get } from "node:http";
import type { Target } from "./processes.ts";

/** Asks for all paths at once, each over a connection of its own. */
export async function storm(
  { url, token }: Target,
  paths: readonly string[],
): Promise<{ readonly seconds: number; readonly failures: number }> {
  let failures = 0;
  const start = performance.now();
  await Promise.all(
    paths.map(
      (path) =>
        new Promise<void>((done) => {
          const request = get(
            url + path,
            { agent: false, headers: { authorization: `Bearer ${token}` } },
            (response) => {
              if (response.statusCode !== 200) failures++;
              response.resume().once("close", done);
            },
          );
          request.once("error", () => {
            failures++;
            done();
          });
        }),
    ),
  );
  return { seconds: (performance.now() - start) / 1000, failures };
}
