import { z } from "zod";
import { postmortemAnswerSchema } from "@/lib/api/answers/postmortem";
import { operations } from "../operation";

const AT = "2026-11-01T00:00:00Z";

const EXAMPLE = {
  id: 12,
  title: "Checkout failed for half an hour",
  status: "published",
  team: "payments",
  incident: { number: 34, severity: "SEV1" },
  budgetSpent: [
    {
      slo: "Payments succeed",
      service: "Checkout",
      consumed: 0.38,
      bad: 1240,
      unit: "events",
      rounded: false,
    },
  ],
  budgetSpentAt: AT,
  sections: {
    summary: "Customers could not pay for 31 minutes.",
    impact: "",
    background: "",
    wentWell: "",
    wentBadly: "",
    lucky: "",
  },
  contributingFactors: ["Retries without a limit"],
  timeline: [{ at: AT, text: "Impact began" }],
  actionItems: [
    {
      text: "Limit retries",
      kind: "prevent",
      state: "open",
      owner: "Mara",
      dueOn: "2026-11-30",
      doneAt: null,
    },
  ],
  version: 7,
  createdBy: "Mara",
  createdAt: AT,
  updatedAt: AT,
  publishedAt: AT,
  publishedBy: "Ada",
  approvedBy: ["Mara"],
};

export const postmortemOperations = operations({
  getPostmortem: {
    method: "GET",
    path: "/postmortems/{postmortem}",
    tag: "Postmortems",
    summary: "Read a postmortem",
    description: "By its number.",
    scope: "read",
    answers: [
      {
        status: 200,
        description: "The postmortem.",
        schema: postmortemAnswerSchema,
        example: EXAMPLE,
      },
    ],
    problems: [404],
  },
  exportPostmortem: {
    method: "GET",
    path: "/postmortems/{postmortem}.md",
    tag: "Postmortems",
    summary: "Export a postmortem as Markdown",
    description:
      "One document, for a repository or a wiki: facts, timeline, sections, and action items as a list of tasks.",
    scope: "read",
    answers: [
      {
        status: 200,
        description: "The document.",
        schema: z.string(),
        type: "text/markdown",
        example: "# Checkout failed for half an hour\n",
      },
    ],
    problems: [404],
  },
});
