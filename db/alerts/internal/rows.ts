import { and, eq, exists } from "drizzle-orm";
import type { Reader } from "../../access/reader";
import { unanswered } from "../../escalations/internal/escalate";
import { alertMutes, alerts } from "../../schema/alerts";
import { escalations } from "../../schema/escalations";
import { integrations } from "../../schema/integrations";
import { teams } from "../../schema/people";
import { services, slos } from "../../schema/slos";
import { alias } from "drizzle-orm/sqlite-core";
import { subselect } from "../../store/client";
import type { Alert } from "../alert";

const owners = alias(services, "owners");

export const selectAlerts = (reader: Reader) =>
  reader
    .select({
      alert: alerts,
      team: teams,
      service: { slug: services.slug, name: services.name },
      slo: { slug: slos.slug, name: slos.name },
      owner: { slug: owners.slug, name: owners.name },
      integration: { slug: integrations.slug, name: integrations.name },
      mute: { endsAt: alertMutes.endsAt, reason: alertMutes.reason },
      unanswered: exists(
        subselect()
          .select({ id: escalations.id })
          .from(escalations)
          .where(and(eq(escalations.alertId, alerts.id), unanswered)),
      ).mapWith(Boolean),
    })
    .from(alerts)
    .innerJoin(teams, eq(teams.id, alerts.teamId))
    .leftJoin(services, eq(services.id, alerts.serviceId))
    .leftJoin(slos, eq(slos.id, alerts.sloId))
    .leftJoin(owners, eq(owners.id, slos.serviceId))
    .leftJoin(integrations, eq(integrations.id, alerts.integrationId))
    .leftJoin(alertMutes, eq(alertMutes.id, alerts.muteId));

type Row = Awaited<ReturnType<ReturnType<typeof selectAlerts>["execute"]>>[number];

export const alertOf = ({ alert, slo, owner, unanswered: isAsked, ...joined }: Row): Alert => ({
  ...alert,
  ...joined,
  needsAcknowledgement: alert.state === "firing" || (alert.state === "acknowledged" && isAsked),
  slo: slo && owner ? { ...slo, service: owner } : null,
});
