import { z } from "zod";
import { CHANNEL_KINDS } from "@/lib/notification/channel";
import { slugSchema } from "@/lib/text/slug";
import { instantTextSchema } from "../instant";

export const notificationAnswerSchema = z
  .object({
    id: z.string().describe("The same at each try, for receivers to drop what comes twice."),
    cause: z.enum([
      "escalation",
      "alert",
      "event",
      "shift-begins",
      "hand-over",
      "swap-asked",
      "swap-answered",
      "override-lost",
      "test",
    ]),
    severity: z.enum(["page", "ticket"]),
    alert: z.int().nullable(),
    incident: z.int().nullable(),
    person: z.string().nullable().describe("An email address."),
    channel: slugSchema.nullable().describe("Of a team."),
    by: z.enum(CHANNEL_KINDS),
    state: z.enum(["waiting", "sending", "sent", "failed", "canceled"]),
    createdAt: instantTextSchema,
    nextAttemptAt: instantTextSchema.nullable(),
    finishedAt: instantTextSchema.nullable(),
    attempts: z.array(
      z.object({
        at: instantTextSchema,
        error: z.string().nullable().describe("null where it was taken."),
      }),
    ),
  })
  .meta({ title: "Notification" });
