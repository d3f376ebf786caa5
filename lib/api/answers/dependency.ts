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

/** In a list there are also calls to services that the reader may not see. */
export const listedDependencySchema = dependencyInputSchema
  .extend({
    ...registered,
    callee: slugSchema.nullable().describe("null: a service of a team that you may not see."),
    kind: z.enum(["service", "external", "hidden"]),
  })
  .meta({ title: "ListedDependency" });
