/** Ways around the rights of whoever reads. */
export const rights = [
  [
    "server/jobs/own-actor.ts",
    `export { mintActor } from "@/db/access/actor";`,
    "burnline/closed-names",
  ],
  [
    "db/slos/own-actor.ts",
    `import { mintActor } from "../access/actor";\nexport const own = mintActor;`,
    "burnline/closed-names",
  ],
  [
    "db/slos/own-read.ts",
    `import { read } from "../store/client";\nexport const own = read;`,
    "burnline/closed-names",
  ],
  [
    "db/slos/own-snapshot.ts",
    `export { snapshot } from "../store/client";`,
    "burnline/closed-names",
  ],
  [
    "db/incidents/reads-all.ts",
    `import { readingAll as all } from "../access/reader";\nexport const everything = all;`,
    "burnline/closed-names",
  ],
  [
    "server/slos/own-reader.ts",
    `import { readAs } from "@/db/access/reader";\nexport const reader = readAs;`,
    "burnline/closed-names",
  ],
  [
    "app/own-write.ts",
    `import { write } from "@/db/store/client";\nexport const own = write;`,
    "burnline/closed-names",
  ],
  [
    "server/slos/unchecked.ts",
    `import { rows } from "@/db/slos/internal/rows";\nexport const first = rows;`,
    "burnline/internal-folders",
  ],
  [
    "app/unchecked-type.ts",
    `export type { Row } from "../db/slos/internal/rows";`,
    "burnline/internal-folders",
  ],
  [
    "server/slos/unchecked-later.ts",
    `export const load = () => import("@/db/slos/internal/rows");`,
    "burnline/internal-folders",
  ],
  [
    "db/slos/nobody-asks.ts",
    `export const listSlos = (team: string) => [team];`,
    "burnline/actor-first",
  ],
  [
    "db/slos/asked-too-late.ts",
    `import type { Actor } from "../access/actor";\nexport async function listSlos(team: string, actor: Actor) {\n  await Promise.resolve([team, actor]);\n}`,
    "burnline/actor-first",
  ],
];
