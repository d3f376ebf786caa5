import { z } from "zod";
import { instantSchema } from "@/lib/api/instant";
import { emailSchema } from "@/lib/people/schema";

export const swapSchema = z
  .strictObject({
    start: instantSchema,
    end: instantSchema,
    to: emailSchema,
    message: z.string().trim().max(500, "Use at most 500 characters.").default(""),
  })
  .refine(({ start, end }) => end > start, {
    path: ["end"],
    message: "It must end after it starts.",
  });

export type SwapInput = z.output<typeof swapSchema>;
