import { z } from "zod";
import { isFields } from "@/lib/collections/is-fields";
import { slugSchema } from "@/lib/text/slug";
import { dependencyInputSchema } from "./schema";

/** What a form writes for what is known not to be there; blank is unknown. */
const NONE = new Set(["none", "never"]);
/** Fields for which that is null; the others have a kind "none". */
const NULLABLE = new Set([
  "shedClass",
  "connectTimeoutMs",
  "attemptTimeoutMs",
  "totalTimeoutMs",
  "capMs",
  "retryBudget",
  "rateLimit",
  "lastTestedAt",
]);

const isNone = (value: unknown): boolean =>
  typeof value === "string" && NONE.has(value.trim().toLowerCase());

/** Without what was left blank, and with null where somebody wrote that there is none. */
function meant(value: unknown): unknown {
  if (!isFields(value)) return value;
  if (isFields(value["bulkhead"]) && isNone(value["bulkhead"]["max"]))
    return meant({ ...value, bulkhead: null });
  const known = Object.entries(value).flatMap(([name, field]): [string, unknown][] => {
    if (NULLABLE.has(name) && isNone(field)) return [[name, null]];
    const said = meant(field);
    return isBlank(said) ? [] : [[name, said]];
  });
  return Object.fromEntries(known);
}

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === "" ||
  (Array.isArray(value) && value.length === 0) ||
  (isFields(value) && Object.keys(value).length === 0);

/** The API's body beside the names of the call; `version`: of what the form started from. */
export const dependencyFormSchema = z.strictObject({
  service: slugSchema,
  callee: slugSchema,
  version: z.int().optional(),
  settings: z.preprocess(meant, dependencyInputSchema.prefault({})),
});

export const dependencyNameFormSchema = dependencyFormSchema.pick({ service: true, callee: true });
