import { z } from "zod";
import { notificationAnswerSchema } from "@/lib/api/answers/notification";
import { pageOf, pageQuery } from "@/lib/api/page";
import { operations } from "../operation";

const AT = "2026-11-01T00:00:00Z";

const NOTIFICATION = {
  id: "0b0e2a1c-7f43-4f0e-9a64-0c1f2f7a1e11",
  cause: "escalation",
  severity: "page",
  alert: 31,
  incident: null,
  person: "mara@example.org",
  channel: null,
  by: "email",
  state: "sent",
  createdAt: AT,
  nextAttemptAt: null,
  finishedAt: AT,
  attempts: [{ at: AT, error: null }],
} as const;

const number = z.int("Give a number.").min(1, "Give a number.");

export const notificationOperations = operations({
  listNotifications: {
    method: "GET",
    path: "/notifications",
    tag: "Notifications",
    summary: "List what was sent to whom, the newest first",
    description: "Of the teams that you may see.",
    scope: "read",
    query: z.strictObject({
      ...pageQuery,
      alert: number.optional().describe("The number of an alert."),
      incident: number.optional().describe("The number of an incident."),
      person: z.email("Give an email address.").optional(),
    }),
    answers: [
      {
        status: 200,
        description: "A page of messages.",
        schema: pageOf(notificationAnswerSchema, "NotificationPage"),
        example: { items: [NOTIFICATION], nextCursor: null },
      },
    ],
    problems: [],
  },
});
