import { z } from "zod";

export const acceptedSchema = z.object({ accepted: z.int() }).meta({ title: "Accepted" });
