import { defineConfig, type Plugin } from "vitest/config";

/** NS files that src/ imports are strings, as in the bundle. */
const textFiles: Plugin = {
  name: "text-files",
  enforce: "pre",
  transform: (text, id) => (id.endsWith(".ns") ? `export default ${JSON.stringify(text)};` : undefined),
};

export default defineConfig({
  plugins: [textFiles],
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "threads",
    coverage: { provider: "v8", include: ["src/**/*.ts"] },
  },
});
