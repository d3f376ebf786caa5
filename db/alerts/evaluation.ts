import { and, eq, inArray } from "drizzle-orm";
import type { AlertKind } from "@/lib/alert/kind";
import type { EvaluationProgress } from "@/lib/alert/progress";
import type { OpenAlert, Sighting } from "@/lib/alert/sighting";
import { formatDurationWords } from "@/lib/formats/duration";
import { MINUTE_MS } from "@/lib/time/duration";
import { type Actor, assertCan } from "../access/actor";
import { readAs } from "../access/reader";
import { alerts } from "../schema/alerts";
import { settings } from "../schema/installation";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import { write } from "../store/client";
import { openAlerts } from "./internal/open-alerts";
import { applySighting } from "./internal/apply";
import { remember } from "./internal/remember";
import { tellOfTiers } from "./internal/tell-tiers";

const PROGRESS = "alerts.evaluated";
/** Alerts that evaluation itself opens and closes. */
const OWN_KINDS = ["burn-rate", "no-data", "budget", "source"] as const;

/** How far evaluation has come; null before the first. */
export async function findEvaluationProgress(actor: Actor): Promise<EvaluationProgress | null> {
  assertCan(actor, "admin", null);
  const [row] = await readAs(actor).select().from(settings).where(eq(settings.key, PROGRESS));
  return row ? (row.value as EvaluationProgress) : null;
}

/** What evaluation has opened and not closed yet. */
export const listEvaluatedAlerts = (actor: Actor): Promise<OpenAlert[]> =>
  listOpenOf(actor, OWN_KINDS);

export async function listOpenOf(actor: Actor, kinds: readonly AlertKind[]): Promise<OpenAlert[]> {
  assertCan(actor, "admin", null);
  const rows = await readAs(actor)
    .select()
    .from(alerts)
    .where(and(inArray(alerts.kind, [...kinds]), openAlerts()));
  return rows.map((row) => ({
    kind: row.kind,
    origin: row.origin,
    key: row.key,
    groupKey: row.groupKey,
    teamId: row.teamId,
    serviceId: row.serviceId,
    sloId: row.sloId,
    objectiveId: row.objectiveId,
    integrationId: row.integrationId,
    title: row.title,
    labels: row.labels,
    annotations: row.annotations,
    links: row.links,
    facts: null,
    startedAt: row.startedAt,
    severity: row.severity,
  }));
}

export type MinuteSightings = { at: Date; sightings: readonly Sighting[] };

/**
 * Applies what minutes were found to change, in order, and how far that has come, in one
 * transaction; people are told as of `now`. False, and nothing, where another process has come further meanwhile.
 */
export async function recordEvaluation(
  actor: Actor,
  before: EvaluationProgress | null,
  minutes: readonly MinuteSightings[],
  after: EvaluationProgress,
  now: Date,
): Promise<boolean> {
  assertCan(actor, "admin", null);
  const skipped = after.skipped?.at === before?.skipped?.at ? undefined : after.skipped;
  const changes = skipped || minutes.some(({ sightings }) => sightings.length > 0);
  return (changes ? serialWrite : write)(async (tx) => {
    const [row] = await tx.select().from(settings).where(eq(settings.key, PROGRESS));
    const minute = row ? (row.value as EvaluationProgress).minute : null;
    if (minute !== (before?.minute ?? null)) return false;
    if (skipped) await noteSkipped(tx, actor, skipped, now);
    for (const { at, sightings } of minutes)
      for (const sighting of sightings) await applySighting(tx, actor, sighting, now, at);
    await tellOfTiers(tx, before, after);
    await saveProgress(tx, after);
    return true;
  });
}

/** In the history of what was open meanwhile: it may have been over for a while. */
async function noteSkipped(
  tx: Db,
  actor: Actor,
  { minutes, until }: NonNullable<EvaluationProgress["skipped"]>,
  now: Date,
): Promise<void> {
  const text = `${formatDurationWords(minutes * MINUTE_MS)} were not evaluated, because Burnline did not run.`;
  const facts = { kind: "note" as const, text };
  const open = await tx
    .select()
    .from(alerts)
    .where(and(inArray(alerts.kind, [...OWN_KINDS]), openAlerts()));
  for (const alert of open)
    await remember(
      tx,
      actor,
      { alert, transition: "skipped", facts, by: null },
      { now, at: new Date(until) },
    );
}

const saveProgress = (tx: Db, value: EvaluationProgress) =>
  tx
    .insert(settings)
    .values({ key: PROGRESS, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } });
