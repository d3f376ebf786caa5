import { setImmediate } from "node:timers/promises";
import { eq, inArray } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { demoClaims } from "@/lib/demo/claims";
import { DEMO_SERVICES, DEMO_TEAMS } from "@/lib/demo/company";
import { demoDefinition, demoSeries, demoStart } from "@/lib/demo/series";
import { DEMO_SLOS, demoSloKey, type DemoSlo } from "@/lib/demo/slo-catalog";
import type { MinuteBucket } from "@/lib/measurement/tally";
import { bodyOf } from "@/lib/slo/schema";
import { MINUTE_MS } from "@/lib/time/duration";
import { assertCan, type Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";
import { write } from "../store/client";
import type { Db } from "../store/engine";
import { involveFirstAdmin, type DemoOwner } from "./internal/incidents";
import type { Entry } from "./internal/entry";
import { insertDemoNouns } from "./internal/nouns";
import { applyChanges } from "../measurements/internal/minute-changes";
import { rememberingSpans } from "../measurements/internal/remembered-spans";
import { replaceObjectives } from "../slos/internal/objectives";
import { settings } from "../schema/installation";
import { teams } from "../schema/people";
import { services, slos } from "../schema/slos";
import { lockMeasurements } from "../measurements/internal/sealing-boundary";

export const DEMO_SETTING = "demo";

/** `anchorMinute`: the epoch minute of the fill, which every demo minute depends on. */
export type DemoState = { anchorMinute: number };

/** null while there is no demo workspace. */
export async function findDemo(actor: Actor): Promise<DemoState | null> {
  assertCan(actor, "admin", null);
  const [row] = await readAs(actor).select().from(settings).where(eq(settings.key, DEMO_SETTING));
  return row ? (row.value as DemoState) : null;
}

export const hasDemo = async (actor: Actor): Promise<boolean> => (await findDemo(actor)) !== null;

/**
 * Writes the whole demo workspace with its history up to `now`, or nothing of it. Throws conflict
 * when it is there already, or one of its names is taken.
 */
export async function createDemo(actor: Actor, now: Date): Promise<DemoState> {
  assertCan(actor, "admin", null);
  return rememberingSpans(() => write((tx) => fill(tx, actor, now)));
}

async function fill(tx: Db, actor: Actor, now: Date): Promise<DemoState> {
  const state: DemoState = { anchorMinute: Math.floor(now.getTime() / MINUTE_MS) };
  await claim(tx, state);
  const entries: Entry[] = [{ action: "demo.create", subject: "demo", after: state }];
  const teamIds = await insertTeams(tx, entries, now);
  const owners = await insertServices(tx, entries, teamIds, state.anchorMinute, now);
  await lockMeasurements(tx);
  for (const slo of DEMO_SLOS) {
    const sloId = await insertSlo(tx, entries, slo, known(owners, slo.service), now);
    await loadHistory(
      tx,
      sloId,
      demoSeries(slo, state.anchorMinute, demoStart(state.anchorMinute), state.anchorMinute),
      now,
    );
    // Requests to this process are answered between two SLOs.
    await setImmediate();
  }
  const { anchorMinute } = state;
  await insertDemoNouns(tx, { actor, entries, teamIds, owners, anchorMinute, now });
  // The audit log is everyone's: its lock is taken last.
  for (const entry of entries) await recordAudit(tx, actor, { ...entry, at: now });
  return state;
}

/**
 * Something of the demo waits for the installation's first administrator: a review and two action
 * items. Does nothing where either is missing.
 */
export async function involveInDemo(actor: Actor, now: Date): Promise<void> {
  assertCan(actor, "admin", null);
  await serialWrite(async (tx) => {
    for (const entry of await involveFirstAdmin(tx))
      await recordAudit(tx, actor, { ...entry, at: now });
  });
}

/**
 * Minutes taken in at once: 90 days together cost several times as much in memory, and so in time.
 */
const STRETCH = 10 * 1440;

/** Through the very code that takes measurements in. */
async function loadHistory(
  tx: Db,
  sloId: number,
  buckets: readonly MinuteBucket[],
  now: Date,
): Promise<void> {
  for (let from = 0; from < buckets.length; from += STRETCH) {
    const changes = buckets
      .slice(from, from + STRETCH)
      .map(({ minute, bad, total }) => ({ sloId, minute, bad, total, mode: "replace" as const }));
    await applyChanges(tx, changes, now.getTime());
  }
}

function known<T>(all: ReadonlyMap<string, T>, slug: string): T {
  const found = all.get(slug);
  if (found === undefined) throw new Error(`the demo has no "${slug}"`);
  return found;
}

async function claim(tx: Db, state: DemoState): Promise<void> {
  const claimed = await tx
    .insert(settings)
    .values({ key: DEMO_SETTING, value: state })
    .onConflictDoNothing()
    .returning({ key: settings.key });
  if (claimed.length === 0) throw new AppError("conflict", "The demo workspace already exists.");
  const teamNames = DEMO_TEAMS.map(({ slug }) => slug);
  const serviceNames = DEMO_SERVICES.map(({ slug }) => slug);
  const taken = [
    ...(
      await tx.select({ slug: teams.slug }).from(teams).where(inArray(teams.slug, teamNames))
    ).map(({ slug }) => `the team "${slug}"`),
    ...(
      await tx
        .select({ slug: services.slug })
        .from(services)
        .where(inArray(services.slug, serviceNames))
    ).map(({ slug }) => `the service "${slug}"`),
  ];
  if (taken.length > 0)
    throw new AppError(
      "conflict",
      `The demo workspace needs names that are in use: ${taken.join(", ")}. No data was changed.`,
    );
}

async function insertTeams(tx: Db, entries: Entry[], now: Date): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const { slug, name } of DEMO_TEAMS) {
    const [team] = await tx
      .insert(teams)
      .values({ slug, name, open: true, demo: true, createdAt: now })
      .returning({ id: teams.id });
    if (!team) throw new Error("insert returned no team");
    ids.set(slug, team.id);
    entries.push({
      action: "team.create",
      subject: `team:${slug}`,
      teamId: team.id,
      after: { name, open: true, demo: true },
    });
  }
  return ids;
}

async function insertServices(
  tx: Db,
  entries: Entry[],
  teamIds: ReadonlyMap<string, number>,
  anchorMinute: number,
  now: Date,
): Promise<Map<string, DemoOwner>> {
  const owners = new Map<string, DemoOwner>();
  const claims = demoClaims(anchorMinute);
  for (const { slug, ...input } of DEMO_SERVICES) {
    const { team, name, description, tier, reliability } = input;
    const said = claims.get(slug);
    const teamId = known(teamIds, team);
    const [service] = await tx
      .insert(services)
      .values({
        slug,
        name,
        description,
        tier,
        reliability: { ...reliability, ...(said ? { claims: said } : {}) },
        teamId,
        demo: true,
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: services.id });
    if (!service) throw new Error("insert returned no service");
    owners.set(slug, { id: service.id, teamId });
    entries.push({
      action: "service.create",
      subject: `service:${slug}`,
      teamId,
      after: { ...input, demo: true },
    });
  }
  return owners;
}

async function insertSlo(
  tx: Db,
  entries: Entry[],
  slo: DemoSlo,
  owner: DemoOwner,
  now: Date,
): Promise<number> {
  const definition = demoDefinition(slo);
  const { objectives, ...columns } = definition;
  const [row] = await tx
    .insert(slos)
    .values({
      ...columns,
      serviceId: owner.id,
      slug: slo.slug,
      version: 1,
      createdAt: now,
      updatedAt: now,
    })
    .returning({ id: slos.id });
  if (!row) throw new Error("insert returned no SLO");
  await replaceObjectives(tx, row.id, [], objectives);
  entries.push({
    action: "slo.create",
    subject: `slo:${demoSloKey(slo)}`,
    teamId: owner.teamId,
    after: bodyOf(definition),
  });
  return row.id;
}
