import { z } from "zod";
import { plainMessage, valueAt } from "@/lib/form/form-errors";
import { guideAnswersSchema } from "./answers";

const text = z.string().trim().default("");
const number = z.union([z.number(), z.string().trim()], "Enter one number.").optional();

const fieldsSchema = z.strictObject({
  name: text,
  slug: text,
  team: text,
  cost: text,
  requestsPerDay: number,
  journeys: z.array(z.strictObject({ name: text, kind: text })).default([]),
  dependencies: z
    .array(z.strictObject({ name: text, criticality: text, availabilityPercent: number }))
    .default([]),
});

const placesOf = (rows: readonly { name: string }[]): number[] =>
  rows.flatMap(({ name }, place) => (name === "" ? [] : [place]));

/** The guide's questions. A row without a name is passed over, so that one can be left blank. */
export const guideFormSchema = fieldsSchema.transform((fields, context) => {
  const places = {
    journeys: placesOf(fields.journeys),
    dependencies: placesOf(fields.dependencies),
  };
  const body = {
    ...fields,
    journeys: places.journeys.map((place) => fields.journeys[place]),
    dependencies: places.dependencies.map((place) => fields.dependencies[place]),
  };
  const parsed = guideAnswersSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const [list, index, ...rest] = issue.path.map(String);
    const known = list === "journeys" || list === "dependencies" ? places[list] : null;
    context.addIssue({
      code: "custom",
      path:
        known === null
          ? issue.path
          : index === undefined
            ? [String(list), 0, "name"]
            : [String(list), known[Number(index)] ?? 0, ...rest],
      message: plainMessage(issue, valueAt(body, issue.path)),
    });
  }
  return z.NEVER;
});
