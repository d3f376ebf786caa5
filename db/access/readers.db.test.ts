import path from "node:path";
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import type { UserActor } from "./actor";
import { type HiddenWorld, hiddenWorld } from "../testing/hidden-world";
import { closeStore } from "../store/client";
import { freshStore } from "../testing/fresh-store";
import { allNounReads, NOUN_FOLDERS, type Reads, together } from "../testing/noun-reads";
import { person } from "../testing/persons";

const READS =
  /^(count|find|get|has|is|list|resolve.*Targets|first.*Minutes|.*(Exists|Named|Sums|Tallies)$|retentions?Of)/;

/** Of the store itself: they know no rights, and the linter keeps them in `db/`. */
const APART = ["findSealedBefore", "getTableName"];

/** The names of all functions of `db/` that read, from its files. */
async function readers(): Promise<string[]> {
  const names = new Set<string>();
  for (const folder of NOUN_FOLDERS)
    for (const file of readdirSync(path.join("db", folder))) {
      if (!file.endsWith(".ts") || /\.(test|d)\.ts$/.test(file) || file.endsWith(".mts")) continue;
      const found = (await import(path.resolve("db", folder, file))) as Record<string, unknown>;
      for (const [name, value] of Object.entries(found))
        if (typeof value === "function" && READS.test(name) && !APART.includes(name))
          names.add(name);
    }
  return [...names].sort();
}

/** What came out, as text; the code of the refusal where there was one. */
async function outcome(read: Reads[string], actor: UserActor): Promise<string> {
  try {
    const spelt = (_key: string, value: unknown): unknown =>
      value instanceof Map ? [...value] : typeof value === "bigint" ? String(value) : value;
    return JSON.stringify(await read(actor), spelt);
  } catch (error) {
    if (error instanceof AppError) return `refused: ${error.code}`;
    throw error;
  }
}

const NOTHING =
  /^(null|0|\[\]|\[null\]|\{"items":\[\],"total":0(,"page":1,"pages":1)?\}|refused: (not-found|forbidden|invalid))$/;

describe("what db/ exports to be read", () => {
  let world: HiddenWorld;
  let stranger: UserActor;
  let reads: Reads;
  let readsOfInstallation: Reads;
  let ownReads: Reads;

  beforeAll(async () => {
    await freshStore();
    world = await hiddenWorld();
    stranger = await person("Stranger", { others: "manager" });
    const nouns = await allNounReads();
    reads = together(nouns.map(({ ofTeam }) => ofTeam?.(world)));
    readsOfInstallation = together(nouns.map(({ ofInstallation }) => ofInstallation));
    ownReads = together(nouns.map(({ own }) => own));
  }, 60_000);
  afterAll(closeStore);

  it("is all called by this test", async () => {
    const called = { ...reads, ...readsOfInstallation, ...ownReads };
    expect(Object.keys(called).sort()).toEqual(await readers());
  });

  it("of a closed team tells its manager something, and a stranger nothing", async () => {
    const ofOwnTeamToo = ["listAudit", "listResponders", "listTeams"];
    for (const [name, read] of Object.entries(reads)) {
      const shown = await outcome(read, world.manager);
      // No detail has been dropped yet.
      if (name === "firstDetailedMinutes") expect(shown).toBe("[]");
      else expect(shown, `${name} of its manager`).not.toMatch(NOTHING);
      const seen = await outcome(read, stranger);
      expect(seen, `${name} of a stranger`).not.toMatch(/hidden/i);
      expect(seen, `${name} of a stranger`).not.toBe(shown);
      if (!ofOwnTeamToo.includes(name)) expect(seen, `${name} of a stranger`).toMatch(NOTHING);
    }
  });

  it("of the installation refuses everybody but administrators", async () => {
    for (const [name, read] of Object.entries(readsOfInstallation))
      expect(await outcome(read, stranger), name).toBe("refused: forbidden");
  });

  it("of a person is their own", async () => {
    expect(await outcome(ownReads.listOwnSessions ?? (() => null), stranger)).not.toBe("[]");
    for (const read of Object.values(ownReads))
      expect(await outcome(read, stranger)).not.toMatch(/hidden/i);
  });
});
