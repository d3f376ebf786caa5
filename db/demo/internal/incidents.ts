import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { DEMO_POSTMORTEMS, ADMINISTRATORS_ACTIONS } from "@/lib/demo/postmortem-plans";
import { type DemoIncident, derivedOfDemo } from "@/lib/demo/incident-timeline";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import type { PostmortemText } from "@/lib/postmortem/template";
import { searchTextOf } from "@/lib/postmortem/search-words";
import type { Db } from "../../store/engine";
import {
  incidentLinks,
  incidentServices,
  incidentEntries,
  incidentMarks,
  incidents,
} from "../../schema/incidents";
import { refreshIncident } from "../../incidents/internal/state";
import {
  postmortemActions,
  postmortemComments,
  postmortemVersions,
  postmortems,
  postmortemReviewers,
} from "../../schema/postmortems";
import { users } from "../../schema/people";
import type { Entry } from "./entry";

export type DemoOwner = { id: number; teamId: number };

/**
 * For `createDemo`: the incidents and postmortems of the made-up shop, with what the audit log has
 * to say of them. Answers the numbers of the incidents, by their outages.
 */
export async function insertDemoIncidents(
  tx: Db,
  entries: Entry[],
  owners: ReadonlyMap<string, DemoOwner>,
  incidentsOfDemo: readonly DemoIncident[],
  now: Date,
): Promise<Map<string, number>> {
  const made = new Map<string, { id: number; teamId: number; incident: DemoIncident }>();
  for (const incident of incidentsOfDemo) {
    const affected = incident.services.flatMap((slug) => owners.get(slug) ?? []);
    const [first] = affected;
    if (!first) throw new Error(`the demo has none of ${incident.services.join(", ")}`);
    const id = await insertIncident(tx, incident, first.teamId, now);
    await tx
      .insert(incidentServices)
      .values(affected.map((service) => ({ incidentId: id, serviceId: service.id })));
    await refreshIncident(tx, id, now);
    made.set(incident.key, { id, teamId: first.teamId, incident });
    entries.push({
      action: "incident.declare",
      subject: `incident:${id}`,
      teamId: first.teamId,
      after: { title: incident.title, services: incident.services, demo: true },
    });
  }
  const [open, similar] = [made.get("fraud-check"), made.get("connection-leak")];
  if (open && similar)
    await tx
      .insert(incidentLinks)
      .values({ lowId: Math.min(open.id, similar.id), highId: Math.max(open.id, similar.id) });
  for (const plan of DEMO_POSTMORTEMS) {
    const found = made.get(plan.outage);
    if (found) await insertPostmortem(tx, entries, plan, found, now);
  }
  return new Map([...made].map(([outage, { id }]) => [outage, id]));
}

async function insertIncident(
  tx: Db,
  incident: DemoIncident,
  teamId: number,
  now: Date,
): Promise<number> {
  const { status, severity, times, roles } = derivedOfDemo(incident);
  const [row] = await tx
    .insert(incidents)
    .values({
      teamId,
      title: incident.title,
      summary: incident.summary,
      severity,
      status,
      startedAt: new Date(times.startedAt),
      roles,
      declaredAt: new Date(incident.declaredAt),
      declaredBy: incident.declaredBy,
      demo: true,
      version: 1,
      revision: 0,
      updatedAt: now,
    })
    .returning({ id: incidents.id });
  if (!row) throw new Error("insert returned no incident");
  await tx.insert(incidentMarks).values(
    incident.marks.map(({ mark, at, source, setBy, setAt }) => ({
      incidentId: row.id,
      mark,
      at: new Date(at),
      source,
      setBy,
      setAt: new Date(setAt),
    })),
  );
  await tx.insert(incidentEntries).values(
    incident.entries.map(({ at, data, text, author, source, starred }) => ({
      incidentId: row.id,
      at: new Date(at),
      data,
      text,
      author,
      source,
      starred,
      version: 1,
      createdAt: new Date(at),
    })),
  );
  return row.id;
}

async function insertPostmortem(
  tx: Db,
  entries: Entry[],
  plan: (typeof DEMO_POSTMORTEMS)[number],
  { id, teamId, incident }: { id: number; teamId: number; incident: DemoIncident },
  now: Date,
): Promise<void> {
  const {
    status,
    author,
    factors,
    actions,
    comment,
    summary,
    impact,
    background,
    wentWell,
    wentBadly,
    lucky,
  } = plan;
  const text: PostmortemText = {
    title: incident.title,
    sections: { summary, impact, background, wentWell, wentBadly, lucky },
    factors: [...factors],
  };
  const ended = derivedOfDemo(incident).times.resolvedAt ?? now.getTime();
  const writtenAt = new Date(Math.min(now.getTime() - HOUR_MS, ended + DAY_MS));
  const publishedAt =
    status === "published" ? new Date(Math.min(now.getTime() - HOUR_MS, ended + 4 * DAY_MS)) : null;
  const [row] = await tx
    .insert(postmortems)
    .values({
      ...text,
      incidentId: id,
      teamId,
      status,
      searchText: searchTextOf(text),
      version: 1,
      createdBy: author,
      demo: true,
      createdAt: writtenAt,
      updatedAt: publishedAt ?? writtenAt,
      publishedAt,
    })
    .returning({ id: postmortems.id });
  if (!row) throw new Error("insert returned no postmortem");
  await tx.insert(postmortemVersions).values({
    ...text,
    postmortemId: row.id,
    version: 1,
    savedBy: author,
    beganAt: writtenAt,
    savedAt: writtenAt,
  });
  await tx.insert(postmortemActions).values(
    actions.map(({ due, ...item }) => ({
      ...item,
      postmortemId: row.id,
      dueOn: new Date(now.getTime() + due * DAY_MS).toISOString().slice(0, 10),
      createdAt: writtenAt,
      updatedAt: writtenAt,
      doneAt:
        item.state === "done"
          ? new Date(Math.min(now.getTime() - MINUTE_MS, now.getTime() + due * DAY_MS))
          : null,
    })),
  );
  if (comment)
    await tx.insert(postmortemComments).values({
      ...comment,
      postmortemId: row.id,
      at: new Date(writtenAt.getTime() + 30 * MINUTE_MS),
    });
  entries.push({
    action: "postmortem.create",
    subject: `postmortem:${row.id}`,
    teamId,
    after: { incident: id, title: incident.title, demo: true },
  });
}

/** For `involveInDemo`, with what the audit log has to say of it. */
export async function involveFirstAdmin(tx: Db): Promise<Entry[]> {
  const [admin] = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(eq(users.admin, true), isNull(users.deactivatedAt)))
    .orderBy(asc(users.id))
    .limit(1);
  if (!admin) return [];
  const made = await tx
    .select({
      id: postmortems.id,
      teamId: postmortems.teamId,
      status: postmortems.status,
      updatedAt: postmortems.updatedAt,
    })
    .from(postmortems)
    .where(eq(postmortems.demo, true));
  await tx
    .update(postmortemActions)
    .set({ ownerId: admin.id, owner: admin.name })
    .where(
      and(
        inArray(
          postmortemActions.postmortemId,
          made.map(({ id }) => id),
        ),
        inArray(postmortemActions.text, [...ADMINISTRATORS_ACTIONS]),
      ),
    );
  const entries: Entry[] = [];
  for (const { id, teamId, updatedAt } of made.filter(({ status }) => status === "in-review")) {
    const asked = await tx
      .insert(postmortemReviewers)
      .values({ postmortemId: id, userId: admin.id, verdict: "asked", askedAt: updatedAt })
      .onConflictDoNothing()
      .returning();
    if (asked.length > 0)
      entries.push({
        action: "postmortem.ask-review",
        subject: `postmortem:${id}`,
        teamId,
        after: { reviewer: admin.id, demo: true },
      });
  }
  return entries;
}
