import { and, eq, inArray, notExists } from "drizzle-orm";
import { demoAlerts } from "@/lib/demo/alerts";
import { DEMO_SERVICES } from "@/lib/demo/company";
import { demoIncidents } from "@/lib/demo/incident-timeline";
import { DEMO_SLOS } from "@/lib/demo/slo-catalog";
import type { Actor } from "../../access/actor";
import { forgetCallees } from "../../dependencies/internal/forget";
import { escalationPolicies } from "../../schema/escalations";
import { incidents } from "../../schema/incidents";
import { postmortems } from "../../schema/postmortems";
import { schedules } from "../../schema/schedules";
import { services, slos } from "../../schema/slos";
import type { Db } from "../../store/engine";
import { insertDemoAlerts } from "./alerts";
import { deleteDemoDependencies, insertDemoDependencies } from "./dependencies";
import type { Entry } from "./entry";
import { insertDemoIncidents, type DemoOwner } from "./incidents";
import { insertDemoOnCall } from "./on-call";
import { deleteDemoDecisions, insertDemoDecisions } from "./recommendations";

type Demo = {
  actor: Actor;
  entries: Entry[];
  teamIds: ReadonlyMap<string, number>;
  owners: ReadonlyMap<string, DemoOwner>;
  anchorMinute: number;
  now: Date;
};

/** What the demo's services have beside their SLOs. */
export async function insertDemoNouns(tx: Db, demo: Demo): Promise<void> {
  const { actor, entries, teamIds, owners, anchorMinute, now } = demo;
  await insertDemoDependencies(tx, actor, entries, owners, anchorMinute, now);
  await insertDemoDecisions(tx, owners, now);
  await insertDemoOnCall(tx, entries, teamIds, anchorMinute);
  const month = demoAlerts(anchorMinute);
  const known = await insertDemoIncidents(
    tx,
    entries,
    owners,
    demoIncidents(anchorMinute, month),
    now,
  );
  await insertDemoAlerts(tx, { alerts: month, anchorMinute }, known);
}

/** Services that hold anything that people added lose their mark instead. */
export async function deleteDemoNouns(tx: Db, actor: Actor, now: Date): Promise<void> {
  await deleteSlos(tx);
  await deleteDemoDependencies(tx);
  await deleteDemoDecisions(tx);
  await deleteServices(tx, actor, now);
  await tx.delete(postmortems).where(eq(postmortems.demo, true));
  await tx.delete(incidents).where(eq(incidents.demo, true));
  await tx.delete(escalationPolicies).where(eq(escalationPolicies.demo, true));
  await tx.delete(schedules).where(eq(schedules.demo, true));
}

async function deleteServices(tx: Db, actor: Actor, now: Date): Promise<void> {
  const emptyService = and(
    eq(services.demo, true),
    notExists(tx.select({ id: slos.id }).from(slos).where(eq(slos.serviceId, services.id))),
  );
  const empty = await tx.select({ id: services.id }).from(services).where(emptyService);
  await forgetCallees(
    tx,
    actor,
    empty.map(({ id }) => id),
    now,
  );
  await tx.delete(services).where(emptyService);
  await tx.update(services).set({ demo: false }).where(eq(services.demo, true));
}

async function deleteSlos(tx: Db): Promise<void> {
  for (const { slug: service } of DEMO_SERVICES) {
    const [row] = await tx
      .select({ id: services.id })
      .from(services)
      .where(and(eq(services.slug, service), eq(services.demo, true)));
    const names = DEMO_SLOS.filter((slo) => slo.service === service).map(({ slug }) => slug);
    if (row)
      await tx.delete(slos).where(and(eq(slos.serviceId, row.id), inArray(slos.slug, names)));
  }
}
