import { hoursOfDuty } from "@/lib/on-call/restriction";
import type { Restriction } from "@/lib/on-call/schedule";
import type { PagedFor } from "./paged-for";

/** Hours of a zone in which a level applies, or outside of which it does. */
type LevelHours = {
  timeZone: string;
  restrictions: readonly Restriction[];
  outside: boolean;
};

/** When a level applies: for some severities alone, where there are any, and at some hours alone. */
export type LevelWhen = { severities: readonly PagedFor[]; hours: LevelHours | null };

export type NotNow = "severity" | "hours";

/** Why a level does not apply to what is paged for at an instant; null where it does. */
export function whyNotNow(
  when: LevelWhen | undefined,
  pagedFor: readonly PagedFor[],
  at: number,
): NotNow | null {
  if (!when) return null;
  const { severities, hours } = when;
  if (severities.length > 0 && !severities.some((each) => pagedFor.includes(each)))
    return "severity";
  return hours && isWithin(hours, at) === hours.outside ? "hours" : null;
}

const isWithin = ({ restrictions, timeZone }: LevelHours, at: number): boolean =>
  hoursOfDuty(restrictions, { start: at, end: at + 1 }, timeZone).length > 0;
