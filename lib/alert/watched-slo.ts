import { formatTarget } from "@/lib/formats/percent";
import type { Alerting } from "@/lib/slo/alerting";
import type { Objective } from "@/lib/slo/objective";
import { windowWords } from "@/lib/slo/window-length";
import type { AlertFacts } from "./facts";
import type { AlertKind } from "./kind";
import type { AlertSubject } from "./sighting";

export type WatchedObjective = Objective & { id: number };

/** What an alert has to know of an SLO. Minutes are epoch minutes, null while nothing was measured. */
export type WatchedSlo = {
  id: number;
  slug: string;
  name: string;
  alerting: Alerting;
  lastMinute: number | null;
  service: { id: number; slug: string; name: string; team: { id: number; slug: string } };
  objectives: readonly WatchedObjective[];
};

type Place = { key: string; objective?: WatchedObjective };
type About = Place & { kind: AlertKind; title: string; facts: AlertFacts; at: number };

/** Names an alert of an SLO. */
export const placeOf = (
  { id }: Pick<WatchedSlo, "id">,
  { key, objective }: Place,
): Pick<AlertSubject, "origin" | "key"> => ({
  origin: `slo:${id}`,
  key: objective ? `objective:${objective.id}:${key}` : key,
});

/** The parts of an alert that follow from its SLO. */
export function subjectOf(slo: WatchedSlo, about: About): AlertSubject {
  const { kind, title, facts, objective, at } = about;
  return {
    kind,
    ...placeOf(slo, about),
    groupKey: null,
    teamId: slo.service.team.id,
    serviceId: slo.service.id,
    sloId: slo.id,
    objectiveId: objective?.id ?? null,
    integrationId: null,
    title: `${slo.name}: ${title}${objective && slo.objectives.length > 1 ? ` (${inWords(objective)})` : ""}`,
    labels: {
      kind,
      service: slo.service.slug,
      slo: slo.slug,
      team: slo.service.team.slug,
      ...(objective ? { objective: inWords(objective) } : {}),
    },
    annotations: {},
    links: [],
    facts,
    startedAt: new Date(at),
  };
}

const inWords = ({ targetPpm, window }: Objective): string =>
  `${formatTarget(targetPpm)} ${window.type === "rolling" ? "over" : "in"} ${windowWords(window)}`;
