import { eq, inArray, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import { alerts } from "../../schema/alerts";
import { teams } from "../../schema/people";
import { services } from "../../schema/slos";
import { wordsIn } from "../../store/words-in";
import type { AlertFilter } from "../alert";

/** What is over is as severe as it was at its worst. */
const shownSeverity = sql`case when ${alerts.state} = 'resolved' then ${alerts.worst} else ${alerts.severity} end`;

export function conditions(filter: AlertFilter): (SQL | undefined)[] {
  const { states, muted, severity, team, service, kind, sloId, incidentId, q } = filter;
  const text = sql`${alerts.title} || ' ' || ${alerts.key} || ' ' || cast(${alerts.labels} as text)`;
  return [
    states && states.length > 0 ? inArray(alerts.state, [...states]) : undefined,
    muted === undefined ? undefined : muted ? isNotNull(alerts.muteId) : isNull(alerts.muteId),
    severity ? sql`${shownSeverity} = ${severity}` : undefined,
    team ? eq(teams.slug, team) : undefined,
    service ? eq(services.slug, service) : undefined,
    kind ? eq(alerts.kind, kind) : undefined,
    sloId === undefined ? undefined : eq(alerts.sloId, sloId),
    incidentId === undefined ? undefined : eq(alerts.incidentId, incidentId),
    ...wordsIn(text, q),
  ];
}
