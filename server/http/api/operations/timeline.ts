import { entryAnswerSchema } from "@/lib/api/answers/timeline-entry";
import { entryInputSchema, entryPatchSchema } from "@/lib/incident/schema";
import { SMALL_BODY_BYTES } from "../../body-limits";
import { operations } from "../operation";
import { AT, ENTRY } from "./incident-examples";

export const timelineOperations = operations({
  postTimelineEntry: {
    method: "POST",
    path: "/incidents/{number}/timeline",
    tag: "Incidents",
    summary: "Write into an incident's timeline",
    description: "An update counts as told to stakeholders.",
    scope: "write",
    body: {
      kind: "json",
      schema: entryInputSchema.meta({ title: "TimelineEntryBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [
        { summary: "A note", value: { text: "Only cards of the EU." } },
        {
          summary: "An alert of the past",
          value: { kind: "alert", at: AT, text: "Burn rate 22x over 1 h" },
        },
      ],
    },
    answers: [{ status: 201, description: "Written.", schema: entryAnswerSchema, example: ENTRY }],
    problems: [404, 413, 415],
  },
  getTimelineEntry: {
    method: "GET",
    path: "/incidents/{number}/timeline/{entry}",
    tag: "Incidents",
    summary: "Read a line of the timeline",
    scope: "read",
    etag: { apart: [] },
    answers: [{ status: 200, description: "The line.", schema: entryAnswerSchema, example: ENTRY }],
    problems: [404],
  },
  patchTimelineEntry: {
    method: "PATCH",
    path: "/incidents/{number}/timeline/{entry}",
    tag: "Incidents",
    summary: "Retime, reword or star a line of the timeline",
    description:
      "What it said before is kept. Rewording what others wrote is for managers of the owning team.",
    scope: "write",
    body: {
      kind: "json",
      schema: entryPatchSchema.meta({ title: "TimelineEntryPatch" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [{ summary: "Move it in time", value: { at: AT } }],
    },
    answers: [{ status: 200, description: "Changed.", schema: entryAnswerSchema, example: ENTRY }],
    problems: [404, 409, 413, 415],
  },
});
