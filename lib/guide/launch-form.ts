import { z } from "zod";
import { plainMessage, valueAt } from "@/lib/form/form-errors";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import { dependencyInputSchema } from "@/lib/reliability/registry/schema";
import { serviceFormSchema } from "@/lib/service/form";
import { sloDefinitionSchema, type SloDefinition } from "@/lib/slo/schema";
import { slugSchema } from "@/lib/text/slug";

const text = z.string().trim().default("");
const number = z.union([z.number(), z.string().trim()], "Enter one number.").optional();

const sloFieldsSchema = z.strictObject({
  include: z.boolean().default(false),
  name: text,
  slug: text,
  description: text,
  kind: text,
  thresholdMs: number,
  maxAgeSeconds: number,
  target: number,
  days: number,
  minBadEvents: number,
});
const dependencyFieldsSchema = z.strictObject({
  include: z.boolean().default(false),
  name: text,
  criticality: text,
  availabilityPercent: number,
});
const fieldsSchema = z.strictObject({
  slug: text,
  name: text,
  team: text,
  description: text,
  tier: number,
  slos: z.array(sloFieldsSchema).max(20).default([]),
  dependencies: z.array(dependencyFieldsSchema).max(20).default([]),
});

type SloFields = z.output<typeof sloFieldsSchema>;

/** What the guide makes in one go. `row`: its place in the form. */
export type Launch = {
  service: z.output<typeof serviceFormSchema>;
  slos: { row: number; slug: string; definition: SloDefinition }[];
  dependencies: { row: number; callee: string; settings: DependencySettings }[];
};

const dependencySchema = z.strictObject({ name: slugSchema, ...dependencyInputSchema.shape });
const sloSchema = z.strictObject({ slug: slugSchema, body: sloDefinitionSchema });

/** The proposal as it was edited: what is not included is passed over. */
export const launchFormSchema = fieldsSchema.transform((fields, context): Launch => {
  const { slos, dependencies, ...service } = fields;
  const read = <T>(
    schema: z.ZodType<T>,
    value: unknown,
    pathOf: (path: readonly PropertyKey[]) => PropertyKey[],
  ): T[] => {
    const parsed = schema.safeParse(value);
    for (const issue of parsed.error?.issues ?? [])
      context.addIssue({
        code: "custom",
        path: pathOf(issue.path),
        message: plainMessage(issue, valueAt(value, issue.path)),
      });
    return parsed.success ? [parsed.data] : [];
  };
  const [made] = read(serviceFormSchema, service, (path) => [...path]);
  const chosen = slos.flatMap((slo, place) =>
    slo.include
      ? read(sloSchema, { slug: slo.slug, body: bodyOf(slo) }, (path) => [
          "slos",
          place,
          String(path.at(-1)),
        ]).map(({ slug, body }) => ({ row: place, slug, definition: body }))
      : [],
  );
  const calls = dependencies.flatMap(({ include, ...dependency }, place) =>
    include
      ? read(dependencySchema, dependency, (path) => ["dependencies", place, ...path]).map(
          ({ name, ...settings }) => ({ row: place, callee: name, settings }),
        )
      : [],
  );
  if (!slos.some(({ include }) => include))
    context.addIssue({
      code: "custom",
      path: ["slos", 0, "include"],
      message: "Keep at least one SLO.",
    });
  if (!made) return z.NEVER;
  return { service: made, slos: chosen, dependencies: calls };
});

const bodyOf = (slo: SloFields): unknown => ({
  name: slo.name,
  description: slo.description,
  sli: sliOf(slo),
  objectives: [{ target: slo.target, window: { type: "rolling", days: slo.days } }],
  alerting: { policy: "default", minBadEvents: slo.minBadEvents },
});

function sliOf({ kind, thresholdMs, maxAgeSeconds }: SloFields): unknown {
  if (kind === "latency") return { kind, thresholdMs };
  return kind === "freshness" ? { kind, maxAgeSeconds } : { kind };
}
