import type { TopologyRule } from "../rule.ts";

export const startCommandRedirection: TopologyRule = {
  code: "NS5305",
  needs: "topology",
  check({ classification }, report) {
    for (const { node, kind } of classification.nodes) {
      const { startCommand, name, span } = node;
      if (kind !== "container" || startCommand === null) continue;
      const sign = redirectionOf(startCommand.value);
      if (sign === null) continue;
      report({
        span: startCommand.spans.at(-1) ?? span,
        message: `"${name}" is a container, and the redirection "${sign}" in its start command fails there without a message`,
        help: "put the command with its redirection into a script, and start the script",
      });
    }
  },
};

/** The first redirection of a command, outside of quotes. */
function redirectionOf(command: string): string | null {
  const plain = command.replace(/'[^']*'|"[^"]*"|\\./g, "");
  return /[<>]{1,2}&?/.exec(plain)?.[0] ?? null;
}
