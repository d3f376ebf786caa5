import { z } from "zod";
import { slugSchema } from "@/lib/text/slug";
import { policyInputSchema, servicePagingSchema, teamPagingSchema } from "./schema";

const text = z.string().trim().default("");
const number = z.union([z.number(), z.string().trim()], "Enter one number.").optional();
const KINDS = new Set(["person", "schedule", "team", "channel"]);

/** Hours without a day are passed over, as in the form of a schedule. */
const whenFormSchema = z
  .strictObject({
    severities: z.array(z.string()).default([]),
    hours: z
      .strictObject({
        applies: z.enum(["always", "within", "outside"]).default("always"),
        timeZone: text,
        restrictions: z
          .array(z.strictObject({ days: z.array(z.string()).default([]), from: text, to: text }))
          .default([]),
      })
      .optional(),
  })
  .optional();

const fieldsSchema = z.strictObject({
  /** Its shape is judged with the rest, so that all that is wrong is said at once. */
  slug: z.string(),
  version: z.int().optional(),
  name: text,
  team: text,
  levels: z
    .array(
      z.strictObject({
        targets: z.array(z.string()).default([]),
        timeoutMinutes: number,
        when: whenFormSchema,
      }),
    )
    .default([]),
  repeat: text,
  whenNobodyAnswers: z.array(z.string()).default([]),
  reNotifyAfterMinutes: number,
});

/** The form of a policy. A level without targets is passed over, so that one can be left blank. */
export const policyFormSchema = fieldsSchema.transform((fields, context) => {
  const { slug, version, levels, repeat, ...rest } = fields;
  const places = levels.flatMap(({ targets }, place) => (targets.length > 0 ? [place] : []));
  const named = slugSchema.safeParse(slug);
  const parsed = policyInputSchema.safeParse({
    ...rest,
    levels: places.map((place) => ({
      targets: levels[place]?.targets.map(targetBody),
      timeoutMinutes: levels[place]?.timeoutMinutes,
      when: whenBody(levels[place]?.when),
    })),
    repeat: repeat === "forever" || repeat === "" ? 0 : Number(repeat),
    forever: repeat === "forever",
    whenNobodyAnswers: rest.whenNobodyAnswers.map(targetBody),
  });
  if (named.success && parsed.success) return { slug: named.data, version, input: parsed.data };
  for (const { message } of named.error?.issues ?? [])
    context.addIssue({ code: "custom", path: ["slug"], message });
  for (const issue of parsed.error?.issues ?? [])
    context.addIssue({
      code: "custom",
      path: fieldOf(issue.path, places),
      message: issue.message,
    });
  return z.NEVER;
});

function whenBody(when: z.output<typeof whenFormSchema>): unknown {
  if (!when) return undefined;
  const { severities, hours } = when;
  if (!hours || hours.applies === "always") return { severities };
  const { applies, timeZone, restrictions } = hours;
  const chosen = restrictions.filter(({ days }) => days.length > 0);
  return {
    severities,
    hours: { timeZone, restrictions: chosen, outside: applies === "outside" },
  };
}

/** "kind:name" as the API's body has it; what is none is refused there. */
function targetBody(chosen: string): Record<string, string> {
  const end = chosen.indexOf(":");
  const kind = chosen.slice(0, end);
  return KINDS.has(kind) ? { [kind]: chosen.slice(end + 1) } : {};
}

/** Targets are wrong as a whole; without any level the first is where one begins. */
function fieldOf(path: readonly PropertyKey[], places: readonly number[]): PropertyKey[] {
  const [field, level, part, ...within] = path;
  if (field !== "levels") return field === undefined ? [] : [field];
  const place = typeof level === "number" ? (places[level] ?? level) : 0;
  if (part === "when") return ["levels", place, part, ...atDays(within)];
  return ["levels", place, part === "timeoutMinutes" ? part : "targets"];
}

/** Without any day the first hours are where one is chosen. */
const atDays = (within: readonly PropertyKey[]): readonly PropertyKey[] =>
  within.at(-1) === "restrictions" ? [...within, 0, "days"] : within;

export const policyNameFormSchema = z.strictObject({ policy: slugSchema });
export const teamPagingFormSchema = z.strictObject({
  team: slugSchema,
  ...teamPagingSchema.shape,
});
export const servicePagingFormSchema = z.strictObject({
  service: slugSchema,
  ...servicePagingSchema.shape,
});
