import { z } from "zod";
import { isSameQuery } from "@/lib/promql/same-query";
import { takesValue, type Sli } from "@/lib/sli/sli";
import { unixLines } from "@/lib/text/line-breaks";
import { slugSchema } from "@/lib/text/slug";
import type { Fail } from "./fail";
import type { Source } from "./source";

const MAX_QUERY_LENGTH = 4000;

const querySchema = z
  .string()
  .overwrite(unixLines)
  .trim()
  .min(1, "Write a query.")
  .max(MAX_QUERY_LENGTH, "Use at most 4,000 characters.")
  .optional();

export const sourceSchema = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("push") }),
    z.strictObject({
      type: z.literal("prometheus"),
      dataSource: slugSchema.describe("Slug of the data source that is asked."),
      good: querySchema.describe("Good events of a minute; goes with total."),
      bad: querySchema.describe("Bad events of a minute; goes with total."),
      total: querySchema,
      ratio: querySchema.describe("Share of good events, 0 to 1."),
      absent: z
        .enum(["unknown", "zero"], "A missing series is unknown or zero.")
        .optional()
        .describe(
          "What a minute counts whose query for good or bad events matches no series while its total does: unknown (the default), so that it is not measured, or zero.",
        ),
      value: querySchema.describe(
        "Data age in seconds, or rate per second; the SLI's threshold judges it.",
      ),
    }),
  ],
  "The source type is push or prometheus.",
);

type SourceBody = z.output<typeof sourceSchema>;

export function parseSource(sli: Sli, source: SourceBody, fail: Fail): Source {
  if (source.type === "push") return source;
  const { type, dataSource, good, bad, total, ratio, value, absent } = source;
  const given = Object.entries({ good, bad, total, ratio, value }).flatMap(([name, query]) =>
    query === undefined ? [] : [name],
  );
  const form = given.join("+");
  const base = { type, dataSource } as const;
  if (form === "value" && value !== undefined) {
    if (!takesValue(sli))
      fail(
        ["source", "value"],
        `A ${sli.kind} SLI counts events: give good and total, bad and total, or ratio.`,
      );
    return { ...base, value };
  }
  const counts = { ...base, ...(absent === undefined ? {} : { absent }) };
  if (form === "good+total" && good !== undefined && total !== undefined) {
    if (isSameQuery(good, total))
      fail(
        ["source", "good"],
        "This is the query for all events as well, so that every minute would be 100% good.",
      );
    return { ...counts, good, total };
  }
  if (form === "bad+total" && bad !== undefined && total !== undefined) {
    if (isSameQuery(bad, total))
      fail(
        ["source", "bad"],
        "This is the query for all events as well, so that every minute would be 100% bad.",
      );
    return { ...counts, bad, total };
  }
  if (absent !== undefined)
    fail(
      ["source", "absent"],
      "Only good or bad events beside a total can be missing: leave it out.",
    );
  if (form === "ratio" && ratio !== undefined) return { ...base, ratio };
  const first = given.find((name) => name !== "total") ?? given[0];
  fail(
    first ? ["source", first] : ["source"],
    "Give exactly one of: good and total; bad and total; ratio; value.",
  );
  return { type: "push" };
}
