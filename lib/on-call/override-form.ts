import { z } from "zod";
import { parseLocalText } from "@/lib/time/parse-local-text";
import { isPlausible } from "@/lib/time/plausible";
import { slugSchema } from "@/lib/text/slug";
import { overrideFields, overrideProblem } from "./override-schema";
import { timeZoneSchema } from "./schema";
import { swapSchema } from "./swap-schema";

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A field for date and time in the zone, or the instant that a button names. */
function instantIn(text: string, zone: string): number | null {
  const at = INSTANT.test(text) ? Date.parse(text) : parseLocalText(text, zone);
  return at !== null && isPlausible(at) ? at : null;
}

/** As the API's body, with times of the schedule's zone, and under which schedule. */
export const overrideFormSchema = z
  .strictObject({
    schedule: slugSchema,
    zone: timeZoneSchema,
    start: z.string(),
    end: z.string(),
    ...overrideFields,
  })
  .transform(({ schedule, zone, ...fields }, context) => {
    const [start, end] = [instantIn(fields.start, zone), instantIn(fields.end, zone)];
    const refuse = (path: string, message: string) => {
      context.addIssue({ code: "custom", path: [path], message });
      return z.NEVER;
    };
    if (start === null) return refuse("start", "Give a date and a time.");
    if (end === null) return refuse("end", "Give a date and a time.");
    const override = { ...fields, start, end };
    const problem = overrideProblem(override);
    return problem ? refuse(problem.path, problem.message) : { schedule, override };
  });

export const swapFormSchema = swapSchema.safeExtend({ schedule: slugSchema });
