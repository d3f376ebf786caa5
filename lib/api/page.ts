import { z } from "zod";

const MAX_LIMIT = 500;
const DEFAULT_LIMIT = 100;

/** The part of a list's query that turns its pages. */
export const pageQuery = {
  limit: z
    .int("Give a whole number.")
    .min(1, `The limit lies between 1 and ${MAX_LIMIT}.`)
    .max(MAX_LIMIT, `The limit lies between 1 and ${MAX_LIMIT}.`)
    .default(DEFAULT_LIMIT),
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,400}$/, "Give the nextCursor of the page before, unchanged.")
    .optional()
    .describe("The nextCursor of the page before."),
};

export const pageOf = <S extends z.ZodType>(item: S, title: string) =>
  z
    .object({
      items: z.array(item),
      nextCursor: z.string().nullable().describe("null on the last page."),
    })
    .meta({ title });
