import { z } from "zod";
import { slugSchema } from "@/lib/text/slug";

const user = {
  email: z.string().meta({ examples: ["ana@example.org"] }),
  name: z.string(),
  active: z.boolean().describe("false once the account is deactivated."),
  admin: z.boolean(),
  teams: z.array(z.object({ team: slugSchema, role: z.enum(["viewer", "responder", "manager"]) })),
};

export const userAnswerSchema = z.object(user).meta({ title: "User" });

export const putUserAnswerSchema = z
  .object({
    ...user,
    link: z
      .string()
      .nullable()
      .describe("By which a new person chooses a password, once; null for one who was there."),
  })
  .meta({ title: "PutUser" });
