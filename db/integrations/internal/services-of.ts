import { eq } from "drizzle-orm";
import { services } from "../../schema/slos";
import type { Db } from "../../store/engine";
import type { Integration } from "../integration";

/** The ids of its team's services, by slug. */
export async function servicesOf(
  tx: Db,
  { team }: Integration,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .select({ id: services.id, slug: services.slug })
    .from(services)
    .where(eq(services.teamId, team.id));
  return new Map(rows.map(({ id, slug }) => [slug, id]));
}
