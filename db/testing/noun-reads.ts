import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { UserActor } from "../access/actor";
import type { HiddenWorld } from "./hidden-world";

export type Reads = Readonly<Record<string, (actor: UserActor) => unknown>>;

/** What the test of read rights has to know of a folder of db/: each may have a testing/reads.ts. */
export type NounReads = {
  /** One that the closed team has; every text of it says "hidden". */
  make?: (world: HiddenWorld) => Promise<void>;
  /** What a closed team's manager is shown of it. */
  ofTeam?: (world: HiddenWorld) => Reads;
  /** What is for the gates, jobs and administrators. */
  ofInstallation?: Reads;
  /** One's own, whoever one is. */
  own?: Reads;
};

const APART = ["access", "migrations", "schema", "testing"];

/** The folders of db/ that are a noun's, and the store's. */
export const NOUN_FOLDERS: readonly string[] = readdirSync("db")
  .filter((folder) => !APART.includes(folder))
  .toSorted();

/** What each folder says, in the order of their names. */
export async function allNounReads(): Promise<NounReads[]> {
  const files = NOUN_FOLDERS.map((folder) => path.resolve("db", folder, "testing/reads.ts"));
  return Promise.all(
    files.filter(existsSync).map(async (file) => {
      const loaded = (await import(file)) as { default?: NounReads };
      if (!loaded.default) throw new Error(`${file} exports no reads by default.`);
      return loaded.default;
    }),
  );
}

/** Of all folders together; two that call a reader by one name throw. */
export function together(parts: readonly (Reads | undefined)[]): Reads {
  const all = parts.flatMap((part) => Object.entries(part ?? {}));
  const reads = Object.fromEntries(all);
  if (Object.keys(reads).length < all.length) throw new Error("Two folders name the same reader.");
  return reads;
}
