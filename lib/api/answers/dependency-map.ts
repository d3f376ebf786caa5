import { z } from "zod";
import { severitySchema } from "./finding";

const worst = severitySchema.nullable().describe("Severity of its worst finding; null: none.");

/** Who calls whom, as far as the reader may see it. */
export const dependencyMapSchema = z
  .object({
    nodes: z.array(
      z.object({
        name: z
          .string()
          .describe("A slug, or the name of something external; a hidden service has neither."),
        kind: z.enum(["service", "external", "hidden"]),
        builtIn: z
          .boolean()
          .describe("Not registered: Burnline itself, or what it calls. Read-only."),
        tier: z.int().nullable(),
        targetPercent: z.number().nullable().describe("Target of its strictest availability SLO."),
        ceiling: z
          .object({
            percent: z.number(),
            isUpperBound: z
              .boolean()
              .describe("Some availability is unknown, so the ceiling may be lower."),
          })
          .nullable()
          .describe("The highest availability that its hard dependencies allow."),
        worst,
        fails: z.array(z.string()).describe("What fails if it is down."),
        degrades: z.array(z.string()).describe("What degrades if it is down."),
      }),
    ),
    edges: z.array(
      z.object({
        caller: z.string(),
        callee: z.string(),
        calleeKind: z
          .enum(["service", "external", "hidden"])
          .describe("Which of the nodes of that name it is."),
        builtIn: z.boolean().describe("Read from the running process."),
        criticality: z.enum(["hard", "soft", "async"]).nullable().describe("null: unknown."),
        worst,
      }),
    ),
  })
  .meta({ title: "DependencyMap" });
