import { and, eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { bodyOf, type SloDefinition } from "@/lib/slo/schema";
import type { Actor } from "../../access/actor";
import type { PutOptions } from "../../access/assert-replaceable";
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
  if (before) assertReplaceable(before, options);
  const id = await writeRow(tx, { serviceId: service.id, slug, definition, before, now });
  await replaceObjectives(tx, id, before?.objectives ?? [], definition.objectives);
  const [slo] = await selectSlos(readingIn(tx, actor), { ids: [id], archived: true });
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

type Written = {
  serviceId: number;
  slug: string;
  definition: SloDefinition;
  before: Slo | undefined;
  now: Date;
};

async function writeRow(
  tx: Db,
  { serviceId, slug, definition, before, now }: Written,
): Promise<number> {
  const { name, description, sli, source, alerting } = definition;
  const columns = { name, description, sli, source, alerting, updatedAt: now, archivedAt: null };
  if (before) {
    await tx
      .update(slos)
      .set({ ...columns, version: before.version + 1 })
      .where(eq(slos.id, before.id));
    return before.id;
  }
  await tx.insert(slos).values({ ...columns, serviceId, slug, version: 1, createdAt: now });
  const [row] = await tx
    .select({ id: slos.id })
    .from(slos)
    .where(and(eq(slos.serviceId, serviceId), eq(slos.slug, slug)));
  if (!row) throw new Error("the SLO just written is not there");
  return row.id;
}
