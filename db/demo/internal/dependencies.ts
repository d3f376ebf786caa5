import { and, eq, inArray } from "drizzle-orm";
import { demoDependencies } from "@/lib/demo/dependencies";
import type { Actor } from "../../access/actor";
import { authorOf } from "../../access/author";
import { dependencies, dependencyVersions } from "../../schema/dependencies";
import { services } from "../../schema/slos";
import type { Db } from "../../store/engine";
import { insertDemoReviews } from "./call-reviews";
import type { DemoOwner } from "./incidents";
import type { Entry } from "./entry";

/** What the demo's services call, and what is known of that. */
export async function insertDemoDependencies(
  tx: Db,
  actor: Actor,
  entries: Entry[],
  owners: ReadonlyMap<string, DemoOwner>,
  anchorMinute: number,
  now: Date,
): Promise<void> {
  const { id: savedById, name: savedBy } = authorOf(actor);
  const ids = new Map<string, number>();
  for (const { caller, callee, ...settings } of demoDependencies(anchorMinute)) {
    const owner = owners.get(caller);
    if (!owner) throw new Error(`the demo has no "${caller}"`);
    const service = owners.get(callee);
    const isExternal = service === undefined;
    const [row] = await tx
      .insert(dependencies)
      .values({
        callerId: owner.id,
        calleeId: service?.id ?? null,
        external: isExternal ? callee : null,
        settings,
        version: 1,
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: dependencies.id });
    if (row) ids.set(`${caller}/${callee}`, row.id);
    const calleeTeamId = service?.teamId ?? null;
    const kept = { callee, calleeTeamId, isExternal, settings, savedById, savedBy, savedAt: now };
    await tx.insert(dependencyVersions).values({ callerId: owner.id, ...kept });
    const subject = `dependency:${caller}/${callee}`;
    entries.push({ action: "dependency.create", subject, teamId: owner.teamId, after: settings });
  }
  await insertDemoReviews(tx, actor, ids, anchorMinute);
}

/** Of demo services that stay: what nobody has changed since. */
export async function deleteDemoDependencies(tx: Db): Promise<void> {
  const external = demoDependencies(0).map(({ callee }) => callee);
  const owners = tx.select({ id: services.id }).from(services).where(eq(services.demo, true));
  await tx
    .delete(dependencies)
    .where(
      and(
        inArray(dependencies.callerId, owners),
        inArray(dependencies.external, external),
        eq(dependencies.version, 1),
      ),
    );
}
