import { defineConfig, type Plugin } from "vitest/config";

/** Samples and programs of the nodes that src/ imports are strings, as in the bundle. */
const textFiles: Plugin = {
  name: "text-files",
  enforce: "pre",
  transform: (text, id) =>
    /\.(?:ns|rb|sh|ps1)$/.test(id) ? `export default ${JSON.stringify(text)};` : undefined,
};

export default defineConfig({
  plugins: [textFiles],
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "threads",
    // Vitest keeps one core free, which of two is half: many tests wait for processes that they started.
    maxWorkers: "100%",
    coverage: { provider: "v8", include: ["src/**/*.ts"] },
  },
});
