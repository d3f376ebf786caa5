import { z } from "zod";
import { slugSchema } from "@/lib/slug";
import { serviceInputSchema } from "./schema";

/** The service form: the API's body and the name it is put under. */
export const serviceFormSchema = z.strictObject({ slug: slugSchema, ...serviceInputSchema.shape });
