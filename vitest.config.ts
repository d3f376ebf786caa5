import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = {
  "server-only": fileURLToPath(new URL("./scripts/empty-module.ts", import.meta.url)),
  "@": root.replace(/\/$/, ""),
};

// `unit` touches nothing outside the process; `data` needs an engine, chosen by DATABASE_URL.
export default defineConfig({
  resolve: { alias },
  test: {
    env: { TZ: "Asia/Kathmandu" },
    projects: [
      { extends: true, test: { name: "unit", include: ["lib/**/*.test.ts", "server/**/*.test.ts", "components/**/*.test.ts", "scripts/**/*.test.{ts,mjs}"], testTimeout: 30_000 } },
      { extends: true, test: { name: "data", include: ["db/**/*.test.ts", "server/**/*.data.ts"], fileParallelism: false, testTimeout: 120_000, hookTimeout: 60_000 } },
    ],
  },
});
