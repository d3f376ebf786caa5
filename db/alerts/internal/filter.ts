import { and, eq, inArray, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import type { Given } from "../../access/repeated";
import { alerts } from "../../schema/alerts";
import { teams } from "../../schema/people";
import { services } from "../../schema/slos";
import { wordsIn } from "../../store/words-in";
import type { AlertFilter } from "../alert";

/** What is over is as severe as it was at its worst. */
const shownSeverity = sql`case when ${alerts.state} = 'resolved' then ${alerts.worst} else ${alerts.severity} end`;

/** What differs from page to page, for a query that is built once. */
export type AlertPlaces = { team: string; service: string; sloId: number; incidentId: number };

/** The rest of a filter, with the places that it needs. */
export type AlertShape = Omit<AlertFilter, keyof AlertPlaces> & {
  by: Record<keyof AlertPlaces, boolean>;
};

export function placesOf({ team, service, sloId, incidentId, ...rest }: AlertFilter): {
  values: AlertPlaces;
  shape: AlertShape;
} {
  const by = {
    team: Boolean(team),
    service: Boolean(service),
    sloId: sloId !== undefined,
    incidentId: incidentId !== undefined,
  };
  return {
    values: {
      team: team ?? "",
      service: service ?? "",
      sloId: sloId ?? 0,
      incidentId: incidentId ?? 0,
    },
    shape: { ...rest, by },
  };
}

export function matches(given: Given<AlertPlaces>, shape: AlertShape): SQL | undefined {
  const { states, muted, severity, kind, q, by } = shape;
  const text = sql`${alerts.title} || ' ' || ${alerts.key} || ' ' || cast(${alerts.labels} as text)`;
  return and(
    states && states.length > 0 ? inArray(alerts.state, [...states]) : undefined,
    muted === undefined ? undefined : muted ? isNotNull(alerts.muteId) : isNull(alerts.muteId),
    severity ? sql`${shownSeverity} = ${severity}` : undefined,
    by.team ? eq(teams.slug, given.team) : undefined,
    by.service ? eq(services.slug, given.service) : undefined,
    kind ? eq(alerts.kind, kind) : undefined,
    by.sloId ? eq(alerts.sloId, given.sloId) : undefined,
    by.incidentId ? eq(alerts.incidentId, given.incidentId) : undefined,
    ...wordsIn(text, q),
  );
}
