import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { dropDatabase } from "./database";

/**
 * The copies go with those who made them; what was copied from goes here. A file goes with the
 * run's folder.
 */
export default async function endRun(): Promise<void> {
  const folder = process.env.E2E_RUN_FOLDER ?? "";
  for (const name of readdirSync(folder).filter((world) => world.startsWith("postgres-"))) {
    const { value } = JSON.parse(readFileSync(path.join(folder, name, "made.json"), "utf8")) as {
      value?: { url: string };
    };
    if (value) await dropDatabase(value.url);
  }
}
