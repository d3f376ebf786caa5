import { z } from "zod";
import { idSchema } from "@/lib/people/schema";
import { ACTION_STATES } from "@/lib/postmortem/action-item";
import { EFFORTS } from "./effort";

const MOST_REASON = 500;
const NAME_MAX = 80;
const VERSION = "Give the version that you read: a whole number from 0.";

/** What addresses call a recommendation, as `SLO-CEILING.shop`, or `NO-JITTER.shop.pay`. */
export const REF = /^[A-Z0-9-]{2,30}\.[a-z0-9-]{1,63}(?:\.(?:[a-z0-9-]{1,63}|~[1-9][0-9]{0,14}))?$/;
export const refSchema = z
  .string()
  .regex(REF, "Use an id from the list, for example NO-JITTER.checkout.mail.");

const reasonSchema = z
  .string("Enter a reason.")
  .trim()
  .min(1, "Enter a reason.")
  .max(MOST_REASON, `Use at most ${MOST_REASON} characters.`);
const daySchema = z.iso.date("Enter a date, such as 2026-03-01.");

const decidedOn = {
  version: z
    .int(VERSION)
    .min(0, VERSION)
    .optional()
    .describe(
      "The version of the recommendation that you decide on: 409 where someone decided since. Left out: what was decided since is replaced.",
    ),
};

const acceptance = {
  owner: z
    .string()
    .trim()
    .max(NAME_MAX, `Use at most ${NAME_MAX} characters.`)
    .default("")
    .describe("Owner of the action item."),
};
const postponement = {
  reason: reasonSchema,
  until: daySchema.describe("The day (UTC) on which it comes back, at most a year ahead."),
};
const refusal = { reason: reasonSchema };

export const acceptBodySchema = z.strictObject({
  ...decidedOn,
  ...acceptance,
  dueOn: daySchema.nullable().default(null).describe("Due date."),
});
export const postponeBodySchema = z.strictObject({ ...decidedOn, ...postponement });
export const refuseBodySchema = z.strictObject({ ...decidedOn, ...refusal });

const stateSchema = z.enum(ACTION_STATES, "The state is open, in-progress, done or dropped.");

const named = { recommendation: refSchema, ...decidedOn };

export const acceptFormSchema = z.strictObject({
  ...named,
  ...acceptance,
  dueOn: z
    .union([z.literal(""), daySchema], "Enter a date, such as 2026-03-01.")
    .default("")
    .transform((day) => (day === "" ? null : day)),
});
export const postponeFormSchema = z.strictObject({ ...named, ...postponement });
export const refuseFormSchema = z.strictObject({ ...named, ...refusal });
export const effortFormSchema = z.strictObject({
  recommendation: refSchema,
  effort: z.enum(EFFORTS, "Choose S, M or L."),
});
export const acceptedStateFormSchema = z.strictObject({
  decision: idSchema,
  state: stateSchema,
  from: stateSchema.optional(),
});
