import {
  failingChannels,
  reaches,
  type Overdue,
  type Tried,
} from "@/lib/notification/delivery-health";
import { CHANNEL_KINDS } from "@/lib/notification/channel";
import { HOUR_MS } from "@/lib/time/duration";
import { alertPlace, verdictOn, type AlertSubject, type OpenAlert, type Verdict } from "./sighting";
import { troubleKey, troubleSeverity, type Trouble } from "./trouble";
import { troubleTitle } from "./trouble-words";

type Of<Kind extends Trouble["kind"]> = Omit<Extract<Trouble, { kind: Kind }>, "kind">;

/** How Burnline itself does; null where it is not known or does not apply. */
export type OwnHealth = {
  lateJobs: readonly Of<"job">[];
  disk: Of<"disk"> | null;
  /** `tried` and `overdue` know nothing of messages about Burnline, or it would feed itself. */
  outbox: Overdue | null;
  tried: readonly Tried[];
  unanswered: readonly Of<"unanswered">[];
  /** `at`: when it was found. */
  skipped: (Of<"skipped"> & { at: number }) | null;
};

const ORIGIN = "burnline";
/** A disk of any size is nearly full at the smaller of these. */
const LEAST_FREE_SHARE = 0.05;
const LEAST_FREE_BYTES = 1_000_000_000;
/** So much more has to be free for it to be over, so that it does not come and go. */
const FREED_FACTOR = 1.2;
const TOLD_OF_SKIPPED_FOR_MS = HOUR_MS;

/** One alert for each trouble; what is open and no trouble any more is over. */
export function burnlineAlerts(
  health: OwnHealth,
  open: ReadonlyMap<string, OpenAlert>,
  team: { id: number; slug: string },
  at: number,
): Verdict[] {
  const isOpen = (key: string): boolean => open.has(alertPlace({ origin: ORIGIN, key }));
  const troubles = troublesOf(health, isOpen, at);
  const keys = new Set(troubles.map(troubleKey));
  const left = [...open.values()].filter(({ key }) => !keys.has(key));
  return [
    ...troubles.map((trouble) => verdictOf(trouble, team, at)),
    ...left.map(({ severity, ...alert }): Verdict =>
      isUntried(health, alert.key)
        ? verdictOn(alert, severity)
        : verdictOn({ ...alert, facts: OVER, startedAt: new Date(at) }, null),
    ),
  ];
}

const OVER = { kind: "note", text: "This is no longer the case." } as const;

function troublesOf(health: OwnHealth, isOpen: (key: string) => boolean, at: number): Trouble[] {
  const { lateJobs, disk, outbox, tried, unanswered, skipped } = health;
  return [
    ...lateJobs.map((job) => ({ kind: "job" as const, ...job })),
    ...(disk && isNearlyFull(disk, isOpen("disk")) ? [{ kind: "disk" as const, ...disk }] : []),
    ...(outbox ? [{ kind: "outbox" as const, ...outbox }] : []),
    ...failingChannels(tried).map((channel) => ({ kind: "channel" as const, ...channel })),
    ...unanswered.map((one) => ({ kind: "unanswered" as const, ...one })),
    ...(skipped && at - skipped.at < TOLD_OF_SKIPPED_FOR_MS
      ? [{ kind: "skipped" as const, minutes: skipped.minutes, until: skipped.until }]
      : []),
  ];
}

function isNearlyFull({ freeBytes, diskBytes }: Of<"disk">, isOpen: boolean): boolean {
  const least = Math.min(diskBytes * LEAST_FREE_SHARE, LEAST_FREE_BYTES);
  return freeBytes < (isOpen ? least * FREED_FACTOR : least);
}

/** A channel that is open and by which nothing has arrived since: silence is no proof that it works. */
const isUntried = ({ tried }: OwnHealth, key: string): boolean =>
  CHANNEL_KINDS.some((kind) => key === `channel:${kind}` && !reaches(tried, kind));

function verdictOf(trouble: Trouble, team: { id: number; slug: string }, at: number): Verdict {
  const subject: AlertSubject = {
    kind: "burnline",
    origin: ORIGIN,
    key: troubleKey(trouble),
    groupKey: null,
    teamId: team.id,
    serviceId: null,
    sloId: null,
    objectiveId: null,
    integrationId: null,
    title: troubleTitle(trouble),
    labels: { kind: "burnline", trouble: trouble.kind, team: team.slug },
    annotations: {},
    links: [],
    facts: { kind: "burnline", trouble },
    startedAt: new Date(at),
  };
  return verdictOn(subject, troubleSeverity(trouble));
}
