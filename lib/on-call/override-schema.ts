import { z } from "zod";
import { instantSchema } from "@/lib/api/instant";
import { emailSchema } from "@/lib/people/schema";
import { DAY_MS } from "@/lib/time/duration";

const MAX_DAYS = 366;
const KINDS = ["replace", "add", "nobody"] as const;

const fields = {
  kind: z
    .enum(KINDS, `The kind is ${KINDS.join(", ")}.`)
    .default("replace")
    .describe("replace: in the place of others; add: beside them; nobody: a gap on purpose."),
  person: emailSchema.optional().describe("Who is on call then; not with the kind nobody."),
  replaces: emailSchema
    .optional()
    .describe("In whose place; everyone's if left out. Of the kind replace."),
  reason: z.string().trim().max(200, "Use at most 200 characters.").default(""),
};

type Span = { start: number; end: number };
type Who = {
  kind: (typeof KINDS)[number];
  person?: string | undefined;
  replaces?: string | undefined;
};

/** Null where the fields fit each other, else the one that does not, and what to do about it. */
export function overrideProblem({
  start,
  end,
  kind,
  person,
  replaces,
}: Span & Who): { path: string; message: string } | null {
  if (end <= start) return { path: "end", message: "It must end after it starts." };
  if (end - start > MAX_DAYS * DAY_MS)
    return { path: "end", message: "An override lasts at most a year. Edit the schedule instead." };
  if (kind === "nobody" && person !== undefined)
    return { path: "person", message: "With nobody on call there is no person. Leave this out." };
  if (kind !== "nobody" && person === undefined)
    return { path: "person", message: "Say who is on call then." };
  if (kind !== "replace" && replaces !== undefined)
    return { path: "replaces", message: "Only an override that replaces has this. Leave it out." };
  if (person !== undefined && person === replaces)
    return { path: "replaces", message: "Choose someone other than who is on call then." };
  return null;
}

export const overrideBodySchema = z
  .strictObject({ start: instantSchema, end: instantSchema, ...fields })
  .superRefine((override, context) => {
    const problem = overrideProblem(override);
    if (problem)
      context.addIssue({ code: "custom", path: [problem.path], message: problem.message });
  });

export type OverrideInput = z.output<typeof overrideBodySchema>;
export { fields as overrideFields };
