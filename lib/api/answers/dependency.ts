import { z } from "zod";
import { dependencyInputSchema } from "@/lib/reliability/registry/schema";
import { slugSchema } from "@/lib/text/slug";
import { instantTextSchema } from "../instant";

const registered = {
  service: slugSchema.describe("The caller."),
  version: z.int().describe("Increases with each change."),
  createdAt: instantTextSchema,
  updatedAt: instantTextSchema,
};

export const dependencyAnswerSchema = dependencyInputSchema
  .extend({
    ...registered,
    callee: slugSchema,
    kind: z
      .enum(["service", "external"])
      .describe("Whether the callee is a service that you may see."),
  })
  .meta({ title: "Dependency" });

const liveSchema = z
  .object({
    breaker: z.enum(["closed", "half-open", "open"]),
    calls: z.int(),
    failures: z.int(),
    lastSuccessAt: instantTextSchema.nullable(),
    lastFailureAt: instantTextSchema.nullable(),
  })
  .nullable()
  .describe(
    "Of a built-in dependency, since the process that answers was started. null: not called yet, or for administrators only.",
  );

/**
 * In a list there are also calls to services that the reader may not see, and those of Burnline
 * itself.
 */
export const listedDependencySchema = dependencyInputSchema
  .extend({
    service: registered.service,
    callee: z
      .string()
      .nullable()
      .describe(
        "A slug; null: a service of a team that you may not see. A built-in dependency is named by kind and system, such as source:prometheus, or mail:* for all of a kind.",
      ),
    kind: z.enum(["service", "external", "hidden"]),
    builtIn: z.boolean().describe("Read from the running process; can’t be changed."),
    live: liveSchema.optional(),
    version: registered.version.nullable().describe("Increases with each change; null: built in."),
    createdAt: instantTextSchema.nullable(),
    updatedAt: instantTextSchema.nullable(),
  })
  .meta({ title: "ListedDependency" });
