import { and, eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { bodyOf, type SloDefinition } from "@/lib/slo/schema";
import type { Actor } from "../../access/actor";
import { recordPut } from "../../store/record-put";
import { readingIn } from "../../access/reader";
import type { Db } from "../../store/engine";
import { fillFromSource } from "../../sources/internal/filling";
import { replaceObjectives } from "./objectives";
import { slos } from "../../schema/slos";
import { dataSources } from "../../schema/sources";
import { lockMeasurements } from "../../measurements/internal/sealing-boundary";
import { serviceForChange } from "../../services/internal/change";
import { definitionOf } from "@/lib/slo/definition-of";
import type { Slo } from "../slo";
import { selectSlos } from "./rows";

async function assertDataSourceExists(
  tx: Db,
  definition: SloDefinition,
  teamId: number,
): Promise<void> {
  if (definition.source.type !== "prometheus") return;
  const { dataSource } = definition.source;
  const [source] = await tx
    .select({ teamId: dataSources.teamId })
    .from(dataSources)
    .where(eq(dataSources.slug, dataSource));
  if (source && (source.teamId === null || source.teamId === teamId)) return;
  throw new AppError("invalid", "The data source is unknown.", [
    {
      path: "source.dataSource",
      message: `There is no data source "${dataSource}". An administrator adds one under Settings.`,
    },
  ]);
}

export type PutOptions = {
  /** Refuses to replace an SLO of this name. */
  onlyNew?: boolean;
  /** The version that the form started from: a newer one in the store is a conflict. */
  expectedVersion?: number;
};

function assertReplaceable({ slug, version }: Slo, { onlyNew, expectedVersion }: PutOptions): void {
  if (onlyNew)
    throw new AppError("conflict", `The name "${slug}" is taken.`, [
      { path: "slug", message: "This service has an SLO of this name. Choose another." },
    ]);
  if (expectedVersion !== undefined && expectedVersion !== version)
    throw new AppError(
      "conflict",
      "Someone changed this SLO after you opened it. Your entries are still here: compare them with the current definition, then save again.",
    );
}

/** As `putSlo`, in a transaction that changes more. */
export async function putSloIn(
  tx: Db,
  actor: Actor,
  serviceSlug: string,
  slug: string,
  definition: SloDefinition,
  now: Date,
  options: PutOptions = {},
): Promise<{ slo: Slo; created: boolean }> {
  // Before the SLO's row, which senders of measurements take after this lock.
  await lockMeasurements(tx);
  const service = await serviceForChange(tx, actor, serviceSlug);
  await assertDataSourceExists(tx, definition, service.teamId);
  const [before] = await selectSlos(readingIn(tx, actor), {
    service: serviceSlug,
    slo: slug,
    archived: true,
  });
  const columns = {
    name: definition.name,
    description: definition.description,
    sli: definition.sli,
    source: definition.source,
    alerting: definition.alerting,
    updatedAt: now,
    archivedAt: null,
  };
  if (before) {
    assertReplaceable(before, options);
    await tx
      .update(slos)
      .set({ ...columns, version: before.version + 1 })
      .where(eq(slos.id, before.id));
  } else {
    await tx
      .insert(slos)
      .values({ ...columns, serviceId: service.id, slug, version: 1, createdAt: now });
  }
  const [row] = await tx
    .select({ id: slos.id })
    .from(slos)
    .where(and(eq(slos.serviceId, service.id), eq(slos.slug, slug)));
  if (!row) throw new Error("the SLO just written is not there");
  await replaceObjectives(tx, row.id, before?.objectives ?? [], definition.objectives);
  const [slo] = await selectSlos(readingIn(tx, actor), { ids: [row.id], archived: true });
  if (!slo) throw new Error("the SLO just written is not there");
  await fillFromSource(tx, slo, before ?? null, now);
  await recordPut(tx, actor, {
    noun: "slo",
    slug: `${serviceSlug}/${slug}`,
    teamId: service.teamId,
    before: before ? bodyOf(definitionOf(before)) : undefined,
    after: bodyOf(definition),
    at: now,
  });
  return { slo, created: !before };
}
