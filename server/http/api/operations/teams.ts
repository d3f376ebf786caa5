import { z } from "zod";
import { teamAnswerSchema } from "@/lib/api/answers/team";
import { pageOf, pageQuery } from "@/lib/api/page";
import { teamInputSchema } from "@/lib/team/schema";
import { SMALL_BODY_BYTES } from "../../body-limits";
import { operations } from "../operation";

const TEAM = { team: "payments", name: "Payments", open: false };

export const teamOperations = operations({
  listTeams: {
    method: "GET",
    path: "/teams",
    tag: "Teams",
    summary: "List the teams you may see",
    scope: "read",
    query: z.strictObject(pageQuery),
    answers: [
      {
        status: 200,
        description: "A page of teams, by slug.",
        schema: pageOf(teamAnswerSchema, "TeamPage"),
        example: { items: [TEAM], nextCursor: null },
      },
    ],
    problems: [],
  },
  getTeam: {
    method: "GET",
    path: "/teams/{team}",
    tag: "Teams",
    summary: "Read a team",
    scope: "read",
    etag: { apart: [] },
    answers: [{ status: 200, description: "The team.", schema: teamAnswerSchema, example: TEAM }],
    problems: [404],
  },
  putTeam: {
    method: "PUT",
    path: "/teams/{team}",
    tag: "Teams",
    summary: "Create or replace a team",
    description:
      "Making a team needs an administrator or the scope admin; its managers may change it.",
    scope: "write",
    body: {
      kind: "json",
      schema: teamInputSchema.meta({ title: "TeamBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [{ summary: "A team", value: { name: "Payments" } }],
    },
    answers: [
      { status: 200, description: "Replaced.", schema: teamAnswerSchema, example: TEAM },
      { status: 201, description: "Created.", schema: teamAnswerSchema, example: TEAM },
    ],
    problems: [404, 413, 415],
  },
});
