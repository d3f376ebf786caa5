import { MINUTE_MS } from "@/lib/time/duration";
import { verdictOn, type AlertSubject, type Verdict } from "./sighting";
import type { WatchedSlo } from "./watched-slo";

/** A source is asked each minute. */
const FAILURES = 10;
const FAILS_FOR_MS = 10 * MINUTE_MS;

/** How asking for an SLO's counts goes; `succeededAt` in epoch milliseconds. */
export type PollOutcome = {
  sloId: number;
  /** The slug of its data source. */
  source: string;
  failures: number;
  succeededAt: number | null;
  error: string | null;
};

/** Whether asking fails for so long that somebody has to look. */
export const isFailing = ({ failures, succeededAt }: PollOutcome, at: number): boolean =>
  failures >= FAILURES && (succeededAt === null || at - succeededAt > FAILS_FOR_MS);

/**
 * One alert for a data source and team, however many SLOs it feeds; of one SLO alone where only that
 * fails. `polls` are those of the team's SLOs from that source.
 */
export function sourceAlert(
  team: { id: number; slug: string },
  source: { slug: string; name: string },
  polls: readonly PollOutcome[],
  slos: ReadonlyMap<number, WatchedSlo>,
  at: number,
): Verdict {
  const failing = polls.filter((poll) => isFailing(poll, at));
  const [first] = failing;
  const only = failing.length === 1 && first ? slos.get(first.sloId) : undefined;
  const subject: AlertSubject = {
    kind: "source",
    origin: `source:${source.slug}`,
    key: `team:${team.id}`,
    groupKey: null,
    teamId: team.id,
    serviceId: only?.service.id ?? null,
    sloId: only?.id ?? null,
    objectiveId: null,
    integrationId: null,
    title: only ? `${only.name}: ${source.name} fails` : `Data source ${source.name} fails`,
    labels: {
      kind: "source",
      source: source.slug,
      team: team.slug,
      ...(only ? { service: only.service.slug, slo: only.slug } : {}),
    },
    annotations: {},
    links: [],
    facts: {
      kind: "source",
      error: first?.error ?? "",
      failures: Math.max(0, ...failing.map(({ failures }) => failures)),
    },
    startedAt: new Date(at),
  };
  return verdictOn(subject, first ? "ticket" : null);
}
