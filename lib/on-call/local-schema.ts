import { z } from "zod";
import { isPlausible } from "@/lib/time/plausible";
import { parseLocalText } from "@/lib/time/parse-local-text";

const MINUTE_OF_DAY = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** A time of day, "09:00", to minutes after midnight. */
export const timeOfDaySchema = z
  .string()
  .regex(MINUTE_OF_DAY, "Give a time of day such as 09:00, from 00:00 to 23:59.")
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))
  .meta({ examples: ["09:00"] });

/** A reading of the wall clock to the minute, "2026-03-06T02:30", to the number that stands for it. */
export const wallTimeSchema = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d$/,
    "Give a local date and time without a zone, such as 2026-03-06T09:00.",
  )
  .transform((text, context) => {
    const wall = parseLocalText(text, "UTC");
    if (wall !== null && isPlausible(wall)) return wall;
    context.addIssue({ code: "custom", message: "There is no such day or time." });
    return z.NEVER;
  })
  .meta({ examples: ["2026-03-06T09:00"] });
