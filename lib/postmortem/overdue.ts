import type { Severity } from "@/lib/incident/severity";
import { DAY_MS } from "@/lib/time/duration";
import { localText } from "@/lib/time/local-text";
import { isPending, type ActionItem } from "./action-item";

/**
 * How long after its resolution an incident's postmortem is to be published: long enough to talk to
 * everyone, short enough to remember.
 */
export const POSTMORTEM_DUE_DAYS = 5;

/** Severities whose incidents need one. */
export const POSTMORTEM_SEVERITIES = ["SEV1", "SEV2"] as const satisfies readonly Severity[];

export const needsPostmortem = (severity: Severity): boolean =>
  POSTMORTEM_SEVERITIES.some((needy) => needy === severity);

/**
 * When a postmortem is to be published, epoch milliseconds; null where none is needed or the
 * incident is not resolved.
 */
export const postmortemDueAt = ({
  severity,
  resolvedAt,
}: {
  severity: Severity;
  resolvedAt: number | null;
}): number | null =>
  resolvedAt === null || !needsPostmortem(severity)
    ? null
    : resolvedAt + POSTMORTEM_DUE_DAYS * DAY_MS;

/** The calendar day at an instant in a zone, `2026-11-30`. */
export const dayAt = (ms: number, timeZone: string): string => localText(ms, timeZone).slice(0, 10);

/**
 * From the day after the one it is due on, as the reader counts days, until it is done or dropped.
 */
export const isActionOverdue = (
  { dueOn, state }: Pick<ActionItem, "dueOn" | "state">,
  today: string,
): boolean => dueOn !== null && isPending(state) && dueOn < today;
