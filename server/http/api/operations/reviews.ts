import { z } from "zod";
import { reviewAnswerSchema } from "@/lib/api/answers/review";
import { reviewBodySchema } from "@/lib/review/schema";
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
      "Stores nothing. Reads TypeScript, JavaScript, Python and Go, each file by itself: settings in another file are not seen. A file that takes longer than two seconds is named in `unread`.",
    scope: "read",
    query: z.strictObject({
      format: z
        .enum(["json", "sarif"], "The format is json or sarif.")
        .optional()
        .describe("sarif answers a log by SARIF 2.1.0, as application/sarif+json."),
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
        },
      },
    ],
    problems: [413, 415, 503],
  },
});
