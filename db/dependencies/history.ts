import { and, desc, eq } from "drizzle-orm";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import { teams } from "../schema/people";
import type { Actor } from "../access/actor";
import { reachOf, within } from "../access/reach";
import { snapshotAs } from "../access/reader";
import { dependencyVersions } from "../schema/dependencies";
import { getServiceAs } from "../services/internal/change";
import { fallbackServiceId, knownSettings } from "./internal/fallback";
import { selectNames } from "./internal/names";

export type DependencyVersion = {
  /** Null: a service of a team that the actor may not see. */
  callee: string | null;
  /** Null: it was removed then; also where `callee` is. */
  settings: DependencySettings | null;
  isRemoval: boolean;
  savedBy: string;
  savedAt: Date;
};

/** What was registered, changed and removed of the service's calls, the newest first. */
export const listDependencyVersions = (
  actor: Actor,
  service: string,
  { callee, limit }: { callee?: string; limit: number },
): Promise<DependencyVersion[]> =>
  snapshotAs(actor, async (reader) => {
    const caller = await getServiceAs(reader, service);
    const of = eq(dependencyVersions.callerId, caller.id);
    const rows = await reader
      .select({ version: dependencyVersions, team: teams })
      .from(dependencyVersions)
      .leftJoin(teams, eq(teams.id, dependencyVersions.calleeTeamId))
      .where(callee === undefined ? of : and(of, eq(dependencyVersions.callee, callee)))
      .orderBy(desc(dependencyVersions.id))
      .limit(limit);
    const reach = reachOf(actor, "read");
    const ids = rows.flatMap(
      ({ version: { settings } }) => (settings && fallbackServiceId(settings)) ?? [],
    );
    const names = await selectNames(reader, ids);
    return rows
      .map(({ version, team }) =>
        asKnown(version, version.isExternal || within(reach, team), names),
      )
      .filter((version) => callee === undefined || version.callee !== null);
  });

const asKnown = (
  { callee, settings, savedBy, savedAt }: typeof dependencyVersions.$inferSelect,
  isNamed: boolean,
  names: ReadonlyMap<number, string>,
): DependencyVersion => ({
  callee: isNamed ? callee : null,
  settings: isNamed && settings ? knownSettings(settings, names).settings : null,
  isRemoval: settings === null,
  savedBy,
  savedAt,
});
