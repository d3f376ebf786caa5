import { and, eq, inArray, notExists, notInArray } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { DEMO_SERVICES } from "@/lib/demo/company";
import { DEMO_SLOS } from "@/lib/demo/slo-catalog";
import { assertCan, type Actor } from "../access/actor";
import { recordAudit } from "../store/audit";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import { deleteDemoDecisions } from "./internal/recommendations";
import { deleteDemoDependencies } from "./internal/dependencies";
import { DEMO_SETTING } from "./workspace";
import { teamChannels } from "../schema/contacts";
import { escalationPolicies } from "../schema/escalations";
import { incidents } from "../schema/incidents";
import { integrations } from "../schema/integrations";
import { settings } from "../schema/installation";
import { apiTokens, teams } from "../schema/people";
import { postmortems } from "../schema/postmortems";
import { schedules } from "../schema/schedules";
import { services, slos } from "../schema/slos";
import { dataSources } from "../schema/sources";
import { forgetCallees } from "../dependencies/internal/forget";

/**
 * Deletes the demo's SLOs, services and teams with all their measurements. What people added stays:
 * a demo service or team that holds anything of theirs loses its mark instead. Throws not-found
 * without a demo workspace.
 */
export async function deleteDemo(actor: Actor, now: Date): Promise<void> {
  assertCan(actor, "admin", null);
  await serialWrite(async (tx) => {
    const gone = await tx.delete(settings).where(eq(settings.key, DEMO_SETTING)).returning();
    if (gone.length === 0) throw new AppError("not-found", "There is no demo workspace.");
    await deleteSlos(tx);
    await deleteDemoDependencies(tx);
    await deleteDemoDecisions(tx);
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
    await tx.delete(postmortems).where(eq(postmortems.demo, true));
    await tx.delete(incidents).where(eq(incidents.demo, true));
    await tx.delete(escalationPolicies).where(eq(escalationPolicies.demo, true));
    await tx.delete(schedules).where(eq(schedules.demo, true));
    await deleteTeams(tx);
    await recordAudit(tx, actor, {
      action: "demo.delete",
      subject: "demo",
      before: gone[0]?.value,
      at: now,
    });
  });
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

async function deleteTeams(tx: Db): Promise<void> {
  const holding = [
    ...(await tx.select({ teamId: services.teamId }).from(services)),
    ...(await tx.select({ teamId: dataSources.teamId }).from(dataSources)),
    ...(await tx.select({ teamId: postmortems.teamId }).from(postmortems)),
    ...(await tx.select({ teamId: incidents.teamId }).from(incidents)),
    ...(await tx.select({ teamId: apiTokens.teamId }).from(apiTokens)),
    ...(await tx.select({ teamId: schedules.teamId }).from(schedules)),
    ...(await tx.select({ teamId: escalationPolicies.teamId }).from(escalationPolicies)),
    ...(await tx.select({ teamId: integrations.teamId }).from(integrations)),
    ...(await tx.select({ teamId: teamChannels.teamId }).from(teamChannels)),
  ].flatMap(({ teamId }) => (teamId === null ? [] : [teamId]));
  await tx.delete(teams).where(and(eq(teams.demo, true), notInArray(teams.id, [-1, ...holding])));
  await tx.update(teams).set({ demo: false }).where(eq(teams.demo, true));
}
