import { z } from "zod";
import { mappingProblems } from "@/lib/intake/generic";
import { SENDERS } from "@/lib/intake/sender";
import { chosenSlug, slugSchema } from "@/lib/text/slug";

const STALE_AFTER_HOURS = 12;
const STALE_HOURS_RULE = "Give whole hours, from 1 to 720.";

const path = z.string().trim().max(200, "Use at most 200 characters.");
const mappingSchema = z
  .strictObject({
    title: path.default(""),
    key: path.default(""),
    severity: path.default(""),
    status: path.default(""),
  })
  .describe("Paths into the JSON that is sent, such as $.alert.title.");

const fields = {
  name: z
    .string()
    .trim()
    .min(1, "Give the integration a name.")
    .max(80, "Use at most 80 characters."),
  team: chosenSlug("Choose a team.").describe("Slug of the team whose alerts these are."),
  kind: z
    .enum(SENDERS, "Choose what sends the alerts.")
    .describe("What sends the alerts. Can’t be changed later."),
  service: z
    .union([slugSchema, z.literal("")], "Choose a service of the team, or none.")
    .nullable()
    .default(null)
    .describe(
      "Slug of the service that the alerts are of. Without one, their label `service` names it.",
    ),
  staleAfterHours: z
    .int(STALE_HOURS_RULE)
    .min(1, STALE_HOURS_RULE)
    .max(720, STALE_HOURS_RULE)
    .default(STALE_AFTER_HOURS)
    .describe("After so many hours without a word, an alert that still fires is marked stale."),
  mapping: mappingSchema.optional(),
};

type Mapped = { kind: string; mapping?: z.output<typeof mappingSchema> | undefined };

function checkMapping({ kind, mapping }: Mapped, context: z.RefinementCtx): void {
  if (kind !== "generic") return;
  const given = mapping ?? { title: "", key: "", severity: "", status: "" };
  for (const { field, message } of mappingProblems(given))
    context.addIssue({ code: "custom", path: ["mapping", field], message });
}

const object = z.strictObject(fields);
type Fields = z.output<typeof object>;
export type IntegrationInput = Omit<Fields, "service" | "mapping"> & {
  service: string | null;
  mapping: NonNullable<Fields["mapping"]> | null;
};
/** A mapping belongs to JSON of any sender alone; "" is how a form says that there is no service. */
const clean = ({ service, mapping, ...rest }: Fields): IntegrationInput => ({
  ...rest,
  service: service === "" ? null : service,
  mapping: rest.kind === "generic" ? (mapping ?? null) : null,
});

export const integrationInputSchema = object.superRefine(checkMapping).transform(clean);

const named = z.strictObject({ slug: slugSchema, ...fields });
/** As a form sends it, with its name in addresses. */
export const integrationFormSchema = named
  .superRefine(checkMapping)
  .transform(({ slug, ...given }) => ({ slug, input: clean(given) }));

export const integrationNameSchema = z.strictObject({ slug: slugSchema });

const SAMPLE_MAX = 100_000;
const sample = z
  .string()
  .trim()
  .min(1, "Paste what the sender sends.")
  .max(SAMPLE_MAX, "Paste at most 100,000 characters.");

/** What a sender sends, to see what becomes of it. */
export const sampleSchema = z.strictObject({ slug: slugSchema, sample });
