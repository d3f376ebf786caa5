import { z } from "zod";
import { SENDERS } from "@/lib/intake/sender";
import { slugSchema } from "@/lib/text/slug";

const MOST_LABELS = 100;

const alertSchema = z.strictObject({
  title: z.string().trim().max(500, "Use at most 500 characters.").default("Alert"),
  severity: z.enum(["page", "ticket"], "Choose page or ticket.").default("page"),
  service: slugSchema.nullable().default(null).describe("A service of the team."),
  labels: z
    .record(z.string().max(200), z.string().max(2000))
    .refine(
      (labels) => Object.keys(labels).length <= MOST_LABELS,
      `Use at most ${MOST_LABELS} labels.`,
    )
    .default({}),
});

/** What to try a team's rules on: an alert's labels, or a payload as `kind` sends it. */
export const trialSchema = z
  .strictObject({
    team: slugSchema,
    alert: alertSchema.optional(),
    kind: z.enum(SENDERS, "Name what sends it.").optional(),
    payload: z.unknown().optional().describe("What the sender would send."),
    integration: slugSchema
      .optional()
      .describe("One of the team’s, whose kind, service and mapping then count."),
  })
  .superRefine(({ alert, kind, payload, integration }, context) => {
    if ((alert === undefined) === (payload === undefined))
      context.addIssue({ code: "custom", path: ["alert"], message: "Give an alert or a payload." });
    if (payload !== undefined && (kind === undefined) === (integration === undefined))
      context.addIssue({
        code: "custom",
        path: ["kind"],
        message: "Name what sends the payload: a kind, or an integration.",
      });
  });

export type TrialInput = z.output<typeof trialSchema>;

const PAYLOAD_MAX = 100_000;

/** As the form sends it: a recent alert, or a payload and what sends it. */
export const trialFormSchema = z
  .strictObject({
    team: slugSchema,
    alert: z.int("Choose an alert.").positive("Choose an alert.").optional(),
    sender: z.string().regex(/^(?:kind|integration):[a-z0-9-]{1,63}$/, "Choose what sends it."),
    payload: z.string().trim().max(PAYLOAD_MAX, "Paste at most 100,000 characters.").default(""),
  })
  .superRefine(({ alert, payload }, context) => {
    if (alert === undefined && payload === "")
      context.addIssue({
        code: "custom",
        path: ["payload"],
        message: "Paste a payload, or choose a recent alert.",
      });
  });

export type TrialForm = z.output<typeof trialFormSchema>;
