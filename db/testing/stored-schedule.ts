import type { Layer } from "@/lib/on-call/schedule";
import { schedules, scheduleVersions } from "../schema/schedules";
import { write } from "../store/client";
import type { Db } from "../store/engine";
import { NOON, teamNamed } from "./persons";

type About = { slug: string; name: string; teamId: number; savedBy: string };
/** What a schedule says, and from when on. */
type Version = [effectiveFrom: Date, layers: Layer[]];

/** A schedule in UTC, as rows; answers its id. */
export async function insertSchedule(tx: Db, about: About, versions: Version[]): Promise<number> {
  const { savedBy, ...named } = about;
  const dated = { createdAt: NOON, updatedAt: NOON };
  const [row] = await tx
    .insert(schedules)
    .values({ ...named, demo: false, version: versions.length, ...dated })
    .returning({ id: schedules.id });
  if (!row) throw new Error("insert returned no schedule");
  const rows = versions.map(([effectiveFrom, layers], index) => ({
    scheduleId: row.id,
    version: index + 1,
    effectiveFrom,
    timeZone: "UTC",
    layers,
    names: {},
    savedBy,
    savedAt: effectiveFrom,
  }));
  await tx.insert(scheduleVersions).values(rows);
  return row.id;
}

/** A schedule of the team; answers its id. */
export async function storedSchedule(
  slug: string,
  team: string,
  versions: Version[],
): Promise<number> {
  const about = { slug, name: slug, teamId: await teamNamed(team), savedBy: "Mia" };
  return write((tx) => insertSchedule(tx, about, versions));
}
