import { z } from "zod";
import { IMPLAUSIBLE, isPlausible } from "@/lib/time/plausible";

const EXAMPLE = "2026-11-01T00:00:00Z";

/** An RFC 3339 instant with its offset, to epoch milliseconds. */
export const instantSchema = z.iso
  .datetime({
    offset: true,
    error: `Give an instant as RFC 3339 with its offset, for example ${EXAMPLE}.`,
  })
  .transform((text, context) => {
    const ms = Date.parse(text);
    if (Number.isFinite(ms) && isPlausible(ms)) return ms;
    context.addIssue({
      code: "custom",
      message: Number.isFinite(ms) ? IMPLAUSIBLE : "There is no such instant.",
    });
    return z.NEVER;
  })
  .meta({ examples: [EXAMPLE] });

/** An instant in answers, in UTC. */
export const instantTextSchema = z.iso.datetime().meta({ examples: [EXAMPLE] });

/** RFC 3339 in UTC, without fractions where there are none. */
export const instantText = (ms: number): string => new Date(ms).toISOString().replace(".000Z", "Z");
