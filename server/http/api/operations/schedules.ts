import { z } from "zod";
import {
  copyAnswerSchema,
  importAnswerSchema,
  onCallAnswerSchema,
  overrideAnswerSchema,
  previewAnswerSchema,
  scheduleAnswerSchema,
  shiftsAnswerSchema,
} from "@/lib/api/answers/schedule";
import { instantSchema } from "@/lib/api/instant";
import { pageOf, pageQuery } from "@/lib/api/page";
import { copyBodySchema, importBodySchema } from "@/lib/on-call/import-schema";
import { intervalQuery } from "@/lib/on-call/interval-query";
import { overrideBodySchema } from "@/lib/on-call/override-schema";
import { scheduleInputSchema } from "@/lib/on-call/schema";
import { slugSchema } from "@/lib/text/slug";
import { KIB, SMALL_BODY_BYTES } from "../../body-limits";
import { operations } from "../operation";
import {
  BODY,
  COPY,
  COPY_BODY,
  IMPORT,
  IMPORT_BODY,
  LEAST_BODY,
  ON_CALL,
  OVERRIDE,
  OVERRIDE_BODY,
  PREVIEW,
  SCHEDULE,
  SHIFTS,
} from "./schedule-examples";

const tag = "On-call";
/** Of letters that take several bytes each. */
const CALENDAR_BYTES = 2048 * KIB;

export const scheduleOperations = operations({
  listSchedules: {
    method: "GET",
    path: "/schedules",
    tag,
    summary: "List the on-call schedules you may see",
    scope: "read",
    query: z.strictObject({
      ...pageQuery,
      team: slugSchema.optional().describe("Only this team's."),
    }),
    answers: [
      {
        status: 200,
        description: "A page of schedules, by slug.",
        schema: pageOf(scheduleAnswerSchema, "SchedulePage"),
        example: { items: [SCHEDULE], nextCursor: null },
      },
    ],
    problems: [],
  },
  getSchedule: {
    method: "GET",
    path: "/schedules/{schedule}",
    tag,
    summary: "Read a schedule",
    scope: "read",
    etag: { apart: [] },
    answers: [
      {
        status: 200,
        description: "The schedule.",
        schema: scheduleAnswerSchema,
        example: SCHEDULE,
      },
    ],
    problems: [404],
  },
  putSchedule: {
    method: "PUT",
    path: "/schedules/{schedule}",
    tag,
    summary: "Create or replace a schedule",
    description:
      "Counts from now on: who was on call until now stays. People are named by email, whether they have an account yet or not. Overrides stay.",
    scope: "write",
    body: {
      kind: "json",
      schema: scheduleInputSchema.meta({ title: "ScheduleBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [
        { summary: "The least", value: LEAST_BODY },
        { summary: "Everything", value: BODY },
      ],
    },
    answers: [
      { status: 200, description: "Replaced.", schema: scheduleAnswerSchema, example: SCHEDULE },
      { status: 201, description: "Created.", schema: scheduleAnswerSchema, example: SCHEDULE },
    ],
    problems: [404, 409, 413, 415],
  },
  deleteSchedule: {
    method: "DELETE",
    path: "/schedules/{schedule}",
    tag,
    summary: "Delete a schedule",
    description:
      "Refused while an escalation policy notifies it. Calendars that subscribe to it are told that its coming shifts are canceled.",
    scope: "write",
    answers: [{ status: 204, description: "Deleted." }],
    problems: [404, 409],
  },
  previewSchedule: {
    method: "POST",
    path: "/schedules/preview",
    tag,
    summary: "See what a schedule would mean",
    description: "Stores nothing. Warnings are those of the interval.",
    scope: "read",
    query: intervalQuery,
    body: {
      kind: "json",
      schema: scheduleInputSchema.meta({ title: "ScheduleBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [{ summary: "A schedule", value: LEAST_BODY }],
    },
    answers: [
      {
        status: 200,
        description: "Shifts, gaps and warnings.",
        schema: previewAnswerSchema,
        example: PREVIEW,
      },
    ],
    problems: [413, 415],
  },
  getOnCall: {
    method: "GET",
    path: "/schedules/{schedule}/on-call",
    tag,
    summary: "Read who is on call at an instant",
    description: "Past instants are answered by what the schedule said then.",
    scope: "read",
    query: z.strictObject({ at: instantSchema.optional().describe("Now if left out.") }),
    answers: [
      {
        status: 200,
        description: "Who is on call, and who is next.",
        schema: onCallAnswerSchema,
        example: ON_CALL,
      },
    ],
    problems: [404],
  },
  listShifts: {
    method: "GET",
    path: "/schedules/{schedule}/shifts",
    tag,
    summary: "List the shifts and gaps of an interval",
    description: "Those at its ends are cut there. At most 370 days at once.",
    scope: "read",
    query: intervalQuery,
    answers: [
      { status: 200, description: "In order.", schema: shiftsAnswerSchema, example: SHIFTS },
    ],
    problems: [404],
  },
  postOverride: {
    method: "POST",
    path: "/schedules/{schedule}/overrides",
    tag,
    summary: "Change who is on call for a while",
    description: "From now on at the earliest: one that starts in the past starts now.",
    scope: "write",
    body: {
      kind: "json",
      schema: overrideBodySchema.meta({ title: "OverrideBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [{ summary: "Somebody stands in", value: OVERRIDE_BODY }],
    },
    answers: [
      { status: 201, description: "Added.", schema: overrideAnswerSchema, example: OVERRIDE },
    ],
    problems: [404, 413, 415],
  },
  deleteOverride: {
    method: "DELETE",
    path: "/schedules/{schedule}/overrides/{override}",
    tag,
    summary: "Take an override back",
    description: "One that has begun ends now; what was stays.",
    scope: "write",
    answers: [{ status: 204, description: "Taken back." }],
    problems: [404, 409],
  },
  copyOverrides: {
    method: "POST",
    path: "/schedules/{schedule}/overrides/copy",
    tag,
    summary: "Copy the overrides of a year before",
    description:
      "Such as holidays. What is there already is kept as it is, and what would be over is left out.",
    scope: "write",
    body: {
      kind: "json",
      schema: copyBodySchema.meta({ title: "OverrideCopyBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [{ summary: "The holidays", value: COPY_BODY }],
    },
    answers: [
      { status: 200, description: "What was copied.", schema: copyAnswerSchema, example: COPY },
    ],
    problems: [404, 413, 415],
  },
  importCalendar: {
    method: "POST",
    path: "/schedules/{schedule}/import",
    tag,
    summary: "Import the shifts of an iCalendar text",
    description:
      "Events become overrides, from now on at the earliest. People are those who attend an event, or whom its title names by email. Importing again takes back what an earlier import brought and the calendar no longer has; overrides put in by hand stay. At most 500,000 characters and 26 weeks.",
    scope: "write",
    body: {
      kind: "json",
      schema: importBodySchema.meta({ title: "CalendarImportBody" }),
      maxBytes: CALENDAR_BYTES,
      examples: [
        { summary: "A shift", value: IMPORT_BODY },
        { summary: "See first what it would bring", value: { ...IMPORT_BODY, dryRun: true } },
      ],
    },
    answers: [
      {
        status: 200,
        description: "What it brings, and what it does not.",
        schema: importAnswerSchema,
        example: IMPORT,
      },
    ],
    problems: [404, 413, 415],
  },
});
