export const purity = [
  ["lib/slo/now.ts", `export const now = () => Date.now();`, "eslint/no-restricted-properties"],
  [
    "lib/slo/random.ts",
    `export const random = () => Math.random();`,
    "eslint/no-restricted-properties",
  ],
  [
    "lib/slo/global-process.ts",
    `export const it = () => globalThis.process;`,
    "eslint/no-restricted-properties",
  ],
  [
    "lib/slo/global-fetch.ts",
    `export const it = () => globalThis.fetch;`,
    "eslint/no-restricted-properties",
  ],
  ["lib/slo/environment.ts", `export const zone = process.env.TZ;`, "eslint/no-restricted-globals"],
  ...[
    "fetch",
    "performance",
    "crypto",
    "Buffer",
    "window",
    "document",
    "localStorage",
    "sessionStorage",
    "setTimeout",
    "setInterval",
    "setImmediate",
  ].map((name) => [
    `lib/slo/reads-${name.toLowerCase()}.ts`,
    `export const it = () => ${name};`,
    "eslint/no-restricted-globals",
  ]),
  ...["react", "react-dom", "next/cache", "server-only"].map((name) => [
    `lib/slo/imports-${name.replace("/", "-")}.ts`,
    `import "${name}";`,
    "eslint/no-restricted-imports",
  ]),
  [
    "lib/slo/file.ts",
    `import { readFileSync } from "node:fs";\nexport const read = () => readFileSync("x", "utf8");`,
    "import/no-nodejs-modules",
  ],
  ...["app/link.tsx", "components/link.tsx"].map((file) => [
    file,
    `import Link from "next/link";\nexport const home = <Link href="/">Home</Link>;`,
    "eslint/no-restricted-imports",
  ]),
  [
    "components/file.tsx",
    `import { readFileSync } from "fs";\nexport const read = () => readFileSync("x", "utf8");`,
    "import/no-nodejs-modules",
  ],
  [
    "server/turn.ts",
    `import { half } from "./half";\nexport const turn = (): number => half();`,
    "import/no-cycle",
  ],
  [
    "server/half.ts",
    `import { turn } from "./turn";\nexport const half = (): number => turn() / 2;`,
    "import/no-cycle",
  ],
  [
    "server/round-one.ts",
    `import { two } from "@/server/round-two";\nexport const one = (): number => two();`,
    "import/no-cycle",
  ],
  [
    "server/round-two.ts",
    `import { three } from "@/server/round-three";\nexport const two = (): number => three();`,
    "import/no-cycle",
  ],
  [
    "server/round-three.ts",
    `import { one } from "@/server/round-one";\nexport const three = (): number => one();`,
    "import/no-cycle",
  ],
  [
    "server/mirror.ts",
    `import { it } from "./mirror";\nexport const its = () => it;\nexport const it = 1;`,
    "import/no-self-import",
  ],
  ["server/console.ts", `console.log("started");`, "eslint/no-console"],
  [
    "server/needless.ts",
    `// oxlint-disable-next-line no-console -- there is none\nexport const one = 1;`,
    "Unused oxlint-disable directive (no problems were reported).",
  ],
];
