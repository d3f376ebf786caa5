import { z } from "zod";
import { slugSchema } from "@/lib/text/slug";
import { instantTextSchema } from "../instant";

const share = z.number().nullable();

export const burnDownSchema = z
  .object({
    service: slugSchema,
    slo: slugSchema,
    objective: z.int().describe("Its position, from 1."),
    points: z.array(
      z.object({
        at: instantTextSchema,
        remaining: share.describe("What the status says as of then: the window that ends there."),
        ideal: share.describe(
          "Even spending from 1 to 0 over the current window, or what of it follows the first measurement; null outside it.",
        ),
        left: share.describe(
          "The budget of the current window less what was spent since its start; null outside it.",
        ),
        sli: share,
        good: z.number(),
        total: z.number(),
        coverage: share,
      }),
    ),
    marks: z
      .array(
        z.object({ at: instantTextSchema, kind: z.enum(["created", "changed"]), text: z.string() }),
      )
      .describe("What happened to the SLO in that time: its definition was made or changed."),
  })
  .meta({ title: "BurnDown" });
