import { eq } from "drizzle-orm";
import type { Reader } from "../../access/reader";
import { alertMutes, alerts } from "../../schema/alerts";
import { integrations } from "../../schema/integrations";
import { teams } from "../../schema/people";
import { services, slos } from "../../schema/slos";
import { alias } from "drizzle-orm/sqlite-core";
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
    })
    .from(alerts)
    .innerJoin(teams, eq(teams.id, alerts.teamId))
    .leftJoin(services, eq(services.id, alerts.serviceId))
    .leftJoin(slos, eq(slos.id, alerts.sloId))
    .leftJoin(owners, eq(owners.id, slos.serviceId))
    .leftJoin(integrations, eq(integrations.id, alerts.integrationId))
    .leftJoin(alertMutes, eq(alertMutes.id, alerts.muteId));

type Row = Awaited<ReturnType<ReturnType<typeof selectAlerts>["execute"]>>[number];

export const alertOf = ({ alert, slo, owner, ...joined }: Row): Alert => ({
  ...alert,
  ...joined,
  slo: slo && owner ? { ...slo, service: owner } : null,
});
