import { z } from "zod";
import { putUserAnswerSchema, userAnswerSchema } from "@/lib/api/answers/user";
import { pageOf, pageQuery } from "@/lib/api/page";
import { putUserSchema } from "@/lib/people/schema";
import { SMALL_BODY_BYTES } from "../../body-limits";
import { operations } from "../operation";

const USER = {
  email: "ana@example.org",
  name: "Ana",
  active: true,
  admin: false,
  teams: [{ team: "payments", role: "responder" as const }],
};
const LINK = "https://burnline.example.org/reset-password/0123456789abcdefghijABCDEFGHIJ0123456789";

export const userOperations = operations({
  listUsers: {
    method: "GET",
    path: "/users",
    tag: "Users",
    summary: "List all users",
    scope: "admin",
    query: z.strictObject(pageQuery),
    answers: [
      {
        status: 200,
        description: "A page of users, the longest known first.",
        schema: pageOf(userAnswerSchema, "UserPage"),
        example: { items: [USER], nextCursor: null },
      },
    ],
    problems: [],
  },
  putUser: {
    method: "PUT",
    path: "/users/{email}",
    tag: "Users",
    summary: "Create a user, or add one to teams",
    description:
      "Nobody is taken out of a team, and whoever is there keeps their name. A new person chooses a password by the link in the answer.",
    scope: "admin",
    body: {
      kind: "json",
      schema: putUserSchema.meta({ title: "UserBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [
        {
          summary: "A responder",
          value: { name: "Ana", teams: [{ team: "payments", role: "responder" }] },
        },
      ],
    },
    answers: [
      {
        status: 200,
        description: "Was there; is in the teams now.",
        schema: putUserAnswerSchema,
        example: { ...USER, link: null },
      },
      {
        status: 201,
        description: "Created.",
        schema: putUserAnswerSchema,
        example: { ...USER, link: LINK },
      },
    ],
    problems: [409, 413, 415],
  },
});
