import { eq } from "drizzle-orm";
import type { AlertLife } from "@/lib/alert/lifecycle";
import type { Route } from "@/lib/alert/route";
import { alerts } from "../../schema/alerts";
import type { Db } from "../../store/engine";
import { columnsOf, type AlertRow } from "./life";
import type { Sighting } from "@/lib/alert/sighting";

export const described = ({
  title,
  labels,
  annotations,
  links,
  groupKey,
  objectiveId,
}: Sighting) => ({
  title,
  labels,
  annotations,
  links,
  groupKey,
  objectiveId,
});

type Said = ReturnType<typeof described> & {
  serviceId: number | null;
  route: Route;
  muteId: number | null;
  occurredAt: Date | null;
  staleAt: null;
};

export async function insertAlert(
  tx: Db,
  { kind, origin, key, teamId, sloId, integrationId, startedAt }: Sighting,
  life: AlertLife,
  said: Said,
): Promise<AlertRow> {
  const columns = { ...columnsOf(life), ...(startedAt ? { startedAt } : {}) };
  const [row] = await tx
    .insert(alerts)
    .values({ kind, origin, key, teamId, sloId, integrationId, demo: false, ...said, ...columns })
    .returning();
  if (!row) throw new Error("insert returned no alert");
  return row;
}

export async function updateAlert(
  tx: Db,
  id: number,
  life: AlertLife,
  said: Partial<Said> & { acknowledgedById?: number | null },
): Promise<AlertRow> {
  const [row] = await tx
    .update(alerts)
    .set({ ...columnsOf(life), ...said })
    .where(eq(alerts.id, id))
    .returning();
  if (!row) throw new Error("the alert just read is not there");
  return row;
}
