import { z } from "zod";
import { slugSchema } from "@/lib/text/slug";
import { instantTextSchema } from "../instant";

export const teamPagingAnswerSchema = z
  .object({ policy: slugSchema.nullable(), ticketChannel: slugSchema.nullable() })
  .meta({ title: "TeamPaging" });

export const servicePagingAnswerSchema = z
  .object({ policy: slugSchema.nullable() })
  .meta({ title: "ServicePaging" });

const toldSchema = z.object({
  at: instantTextSchema.describe("When they are notified if nobody acknowledges."),
  people: z.array(
    z.object({
      email: z.string(),
      name: z.string(),
      contacts: z
        .array(z.object({ channel: z.string(), afterMinutes: z.number() }))
        .describe("Empty: nothing reaches them."),
    }),
  ),
  channels: z.array(
    z.object({
      channel: z.string(),
      name: z.string(),
      kind: z.string().nullable().describe("Null: it takes no messages."),
    }),
  ),
});

export const serviceOnCallAnswerSchema = z
  .object({
    service: slugSchema,
    at: instantTextSchema,
    policy: slugSchema.nullable().describe("Null: pages go straight to `nobodyAnswers`."),
    levels: z.array(
      toldSchema.extend({
        level: z.int(),
        skipped: z
          .boolean()
          .describe("Reaches nobody now, or does not apply, and is not waited for."),
        why: z
          .enum(["severity", "hours"])
          .nullable()
          .describe("Why a level that is skipped does not apply; null where it reaches nobody."),
      }),
    ),
    nobodyAnswers: toldSchema
      .nullable()
      .describe("After the last round; null where the policy repeats its levels for ever."),
    warnings: z.array(z.string()),
  })
  .meta({ title: "ServiceOnCall" });
