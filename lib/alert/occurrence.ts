import type { AlertSubject, Sighting } from "./sighting";

type Gone = Extract<Sighting, { event: "gone" }>;

/** When the occurrence began that another system tells of; Burnline's own alerts have one at a time. */
export const occurrenceOf = ({ kind, startedAt }: AlertSubject): Date | null =>
  kind === "external" ? startedAt : null;

/** Of the occurrences that are told of while an alert is open, the last to begin. */
export const laterOccurrence = (known: Date | null, told: Date | null): Date | null =>
  known !== null && (told === null || told < known) ? known : told;

/**
 * Whether an end is that of an occurrence before the one that began at `occurredAt`. Senders merge
 * what overlaps and move its beginning back: what ended later is no earlier one.
 */
export function isOfEarlier(gone: Gone, occurredAt: Date | null): boolean {
  const began = occurrenceOf(gone);
  const last = gone.endedAt ?? began;
  if (occurredAt === null || last === null) return false;
  return (began === null || began < occurredAt) && last <= occurredAt;
}
