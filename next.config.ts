import type { NextConfig } from "next";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Done before Next, where pages are kept (server/start/cache-pages.ts).
  compress: false,
  // What holds for every answer, files and the API included; pages get their
  // Content-Security-Policy in proxy.ts.
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        // Forms without JavaScript need an Origin, which no-referrer would take away.
        { key: "Referrer-Policy", value: "same-origin" },
      ],
    },
  ],
  // `npm run types` checks them: a start that is waited for need not.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["better-sqlite3", "@node-rs/argon2", "pg", "prom-client"],
  ...(process.env.NEXT_DIST_DIR ? { distDir: process.env.NEXT_DIST_DIR } : {}),
};

export default config;
