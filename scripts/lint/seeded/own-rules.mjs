export const ownRules = [
  [
    "lib/slo/reads-db.ts",
    `import { rows } from "@/db/rows";\nexport const first = rows[0];`,
    "burnline/layer-direction",
  ],
  [
    "lib/slo/reads-db-type.ts",
    `import type { Row } from "../../db/rows";\nexport const row: Row = { id: 1 };`,
    "burnline/layer-direction",
  ],
  ["db/reads-server.ts", `export { log } from "@/server/logging/log";`, "burnline/layer-direction"],
  [
    "server/reads-app.ts",
    `export const load = () => import("@/app/route");`,
    "burnline/layer-direction",
  ],
  [
    "components/slo/reads-db.tsx",
    `import { rows } from "@/db/rows";\nexport const Rows = () => <p>{rows.length}</p>;`,
    "burnline/layer-direction",
  ],
  ["app/reads-scripts.ts", `import "@/scripts/free";`, "burnline/layer-direction"],
  ["db/loose.ts", `export const loose = 1;`, "burnline/file-name"],
  ["lib/slo/utils.ts", `export const one = 1;`, "burnline/file-name"],
  ["components/index.ts", `export const one = 1;`, "burnline/file-name"],
  ["components/SloCard.tsx", `export const SloCard = () => <p>one</p>;`, "burnline/file-name"],
  ["scripts/SetUp.mjs", `export const one = 1;`, "burnline/file-name"],
  ["app/actions.ts", `"use server";\nexport const limit = 3;`, "burnline/server-exports"],
  [
    "app/sync-action.ts",
    `"use server";\nexport function remove(): void {}`,
    "burnline/server-exports",
  ],
  [
    "app/other-wrapper.ts",
    `"use server";\nconst action = (work: () => Promise<void>) => work;\nexport const save = action(async () => { await Promise.resolve(); });`,
    "burnline/server-exports",
  ],
  [
    "app/default-action.ts",
    `"use server";\nexport default function remove(): void {}`,
    "burnline/server-exports",
  ],
  [
    "app/listed-action.ts",
    `"use server";\nconst limit = 3;\nexport { limit };`,
    "burnline/server-exports",
  ],
  [
    "app/passed-on-action.ts",
    `"use server";\nexport * from "@/db/rows";`,
    "burnline/server-exports",
  ],
  [
    "lib/slo/trailing.ts",
    `export const trimmed = (text: string) => text.replace(/-+$/, "");`,
    "burnline/linear-patterns",
  ],
  [
    "server/decimal.ts",
    `export const isDecimal = (text: string) => /^\\d+\\.?\\d*$/.test(text);`,
    "burnline/linear-patterns",
  ],
  [
    "components/nested.tsx",
    `export const Nested = ({ text }: { text: string }) => <p>{/^(a+)+$/.test(text)}</p>;`,
    "burnline/linear-patterns",
  ],
  [
    "lib/slo/clock.ts",
    `export const year = () => new Date().getUTCFullYear();`,
    "burnline/no-clock",
  ],
  ["lib/slo/date-text.ts", `export const text = () => Date();`, "burnline/no-clock"],
  ["lib/slo/enum.ts", `export enum Tier { Healthy }`, "burnline/no-enum"],
  ["db/enum.ts", `export enum Tier { Healthy }`, "burnline/no-enum"],
];
