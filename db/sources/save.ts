import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { Db } from "../store/engine";
import { teams } from "../schema/people";
import { type Actor, assertCan } from "../access/actor";
import type { DataSourceColumns } from "./data-source";
import { dataSources } from "../schema/sources";
import { recordAudit } from "../store/audit";
import { shown } from "./internal/shown";
import { write } from "../store/client";
import { bySlug, listed, slosUsing } from "./internal/rows";
import { readingIn } from "../access/reader";

async function teamIdOf(tx: Db, slug: string | null): Promise<number | null> {
  if (slug === null) return null;
  const [team] = await tx.select({ id: teams.id }).from(teams).where(eq(teams.slug, slug));
  if (!team)
    throw new AppError("invalid", "The team is unknown.", [
      { path: "team", message: `There is no team "${slug}".` },
    ]);
  return team.id;
}

export async function createDataSource(
  actor: Actor,
  slug: string,
  { name, url, auth, teamSlug }: DataSourceColumns,
  now: Date,
): Promise<void> {
  assertCan(actor, "admin", null);
  await write(async (tx) => {
    const [taken] = await tx
      .select({ id: dataSources.id })
      .from(dataSources)
      .where(eq(dataSources.slug, slug));
    if (taken)
      throw new AppError("conflict", `The name "${slug}" is taken.`, [
        { path: "slug", message: "Another data source has this name in queries. Choose another." },
      ]);
    await tx.insert(dataSources).values({
      slug,
      name,
      url,
      auth,
      kind: "prometheus",
      teamId: await teamIdOf(tx, teamSlug),
      createdAt: now,
      updatedAt: now,
    });
    await recordAudit(tx, actor, {
      action: "data-source.create",
      subject: `data-source:${slug}`,
      after: shown({ name, url, auth, team: teamSlug }),
      at: now,
    });
  });
}

/** Changes a data source. One that SLOs of another team use cannot be given to a team alone. */
export async function updateDataSource(
  actor: Actor,
  slug: string,
  { name, url, auth, teamSlug }: DataSourceColumns,
  now: Date,
): Promise<void> {
  assertCan(actor, "admin", null);
  await write(async (tx) => {
    const before = await bySlug(readingIn(tx, actor), slug);
    const teamId = await teamIdOf(tx, teamSlug);
    const others =
      teamId === null
        ? []
        : (await slosUsing(readingIn(tx, actor), slug)).filter((slo) => slo.teamId !== teamId);
    if (others.length > 0)
      throw new AppError("conflict", `SLOs of other teams use it: ${listed(others)}.`, [
        { path: "team", message: "Other teams use this data source." },
      ]);
    await tx
      .update(dataSources)
      .set({ name, url, auth, teamId, updatedAt: now })
      .where(eq(dataSources.id, before.id));
    const earlier = shown({
      name: before.name,
      url: before.url,
      auth: before.auth,
      team: before.team?.slug ?? null,
    });
    await recordAudit(tx, actor, {
      action: "data-source.update",
      subject: `data-source:${slug}`,
      before: earlier,
      after: shown({ name, url, auth, team: teamSlug }),
      at: now,
    });
  });
}
