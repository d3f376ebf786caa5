import { z } from "zod";

const worst = z
  .enum(["error", "warning", "hint"])
  .nullable()
  .describe("Severity of its worst finding; null: none.");

/** Who calls whom, as far as the reader may see it. */
export const dependencyMapSchema = z
  .object({
    nodes: z.array(
      z.object({
        name: z
          .string()
          .describe(
            "A slug, or the name of something external; a hidden service has none of both.",
          ),
        kind: z.enum(["service", "external", "hidden"]),
        tier: z.int().nullable(),
        targetPercent: z.number().nullable().describe("Of its strictest SLO of availability."),
        ceiling: z
          .object({
            percent: z.number(),
            isUpperBound: z
              .boolean()
              .describe("Something that goes into it is unknown: it can be lower."),
          })
          .nullable()
          .describe("The most that its hard dependencies allow."),
        worst,
        fails: z.array(z.string()).describe("What fails when it is down."),
        degrades: z.array(z.string()).describe("What degrades when it is down."),
      }),
    ),
    edges: z.array(
      z.object({
        caller: z.string(),
        callee: z.string(),
        criticality: z.enum(["hard", "soft", "async"]).nullable().describe("null: unknown."),
        worst,
      }),
    ),
  })
  .meta({ title: "DependencyMap" });
