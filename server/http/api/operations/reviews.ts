import { z } from "zod";
import { callReviewSchema, reviewAnswerSchema } from "@/lib/api/answers/review";
import { reviewBodySchema } from "@/lib/review/schema";
import { slugSchema } from "@/lib/text/slug";
import { REVIEW_BODY_BYTES } from "../../body-limits";
import { operations } from "../operation";

const CODE =
  'import axios from "axios";\n\nexport const order = (id: string) => axios.get(`/orders/${id}`);\n';

export const reviewOperations = operations({
  reviewCode: {
    method: "POST",
    path: "/reviews",
    tag: "Reliability",
    summary: "Review code for reliability patterns",
    description:
      "Reads TypeScript, JavaScript, Python and Go, each file by itself: settings in another file are not seen. A file that takes longer than two seconds is named in `unread`. Stores nothing, unless `service` and `dependency` name a registered call that the files make: then the result, without the code, takes the place of the call's last review, and the finding DRIFT compares it with the registry. That needs the scope write.",
    scope: "read",
    heavy: "reviews",
    query: z.strictObject({
      format: z
        .enum(["json", "sarif"], "The format is json or sarif.")
        .optional()
        .describe("sarif answers a log by SARIF 2.1.0, as application/sarif+json."),
      service: slugSchema.optional().describe("The service whose code it is; with `dependency`."),
      dependency: slugSchema
        .optional()
        .describe("What the files call: all findings are saved with this call."),
    }),
    body: {
      kind: "json",
      schema: reviewBodySchema.meta({ title: "ReviewBody" }),
      maxBytes: REVIEW_BODY_BYTES,
      examples: [
        { summary: "One file", value: { files: [{ path: "src/orders.ts", text: CODE }] } },
      ],
    },
    answers: [
      {
        status: 200,
        description: "What was found, in the order of the files and their lines.",
        schema: reviewAnswerSchema,
        example: {
          findings: [
            {
              rule: "R01",
              path: "src/orders.ts",
              line: 3,
              column: 38,
              endLine: 3,
              severity: "error",
              confidence: "high",
              message: "axios.get has no timeout: it may never return.",
              why: "axios never times out by default. While the other side hangs, each call holds its request, connection and memory, until this service hangs too.",
              fix: null,
            },
          ],
          counts: { error: 1, warning: 0, hint: 0 },
          unread: [],
          files: 1,
          lines: 4,
          savedWith: null,
        },
      },
    ],
    problems: [404, 413, 415, 429, 503],
  },
  getCallReview: {
    method: "GET",
    path: "/services/{service}/dependencies/{callee}/review",
    tag: "Dependencies",
    summary: "Read the last code review of a dependency",
    scope: "read",
    answers: [
      {
        status: 200,
        description: "What was found, by rule. A rule with a total of 0 looked and found nothing.",
        schema: callReviewSchema,
        example: {
          service: "checkout",
          callee: "orders",
          reviewedBy: "CI of checkout",
          reviewedAt: "2026-11-01T00:00:00Z",
          paths: ["src/orders.ts"],
          unread: [],
          rules: [
            {
              rule: "R01",
              total: 1,
              places: [
                {
                  path: "src/orders.ts",
                  line: 3,
                  message: "axios.get has no timeout: it may never return.",
                },
              ],
            },
            { rule: "R02", total: 0, places: [] },
          ],
        },
      },
    ],
    problems: [404],
  },
  deleteCallReview: {
    method: "DELETE",
    path: "/services/{service}/dependencies/{callee}/review",
    tag: "Dependencies",
    summary: "Remove the last code review of a dependency",
    scope: "write",
    answers: [{ status: 204, description: "Removed." }],
    problems: [404],
  },
});
