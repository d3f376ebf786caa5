import { z } from "zod";
import { slugSchema } from "@/lib/text/slug";
import { serviceInputSchema } from "./schema";

/** The service form: the API's body and the name it is put under. */
export const serviceFormSchema = z.strictObject({ slug: slugSchema, ...serviceInputSchema.shape });
