import { z } from "zod";
import { slugSchema } from "@/lib/text/slug";
import { serviceInputSchema } from "./schema";

/**
 * The service form: the API's body and the name it is put under. That it calls nothing is said where
 * its dependencies are.
 */
export const serviceFormSchema = z.strictObject({
  slug: slugSchema,
  ...serviceInputSchema.omit({ callsNothing: true }).shape,
});
