import { z } from "zod";

/** The mail server as an administrator enters it; an empty password keeps the one that is stored. */
export const mailSchema = z.strictObject({
  host: z
    .string()
    .trim()
    .regex(/^[\w.:-]{1,253}$/, "Enter the name of a mail server, such as mail.example.org."),
  port: z.int("Use a whole number.").min(1, "Use 1 to 65535.").max(65_535, "Use 1 to 65535."),
  security: z.enum(["tls", "starttls", "auto"], "Choose how it is encrypted."),
  username: z.string().trim().max(200, "Use at most 200 characters.").default(""),
  password: z.string().max(500, "Use at most 500 characters.").default(""),
  from: z.email("Enter an email address.").max(254, "Use at most 254 characters."),
});

export type MailInput = z.output<typeof mailSchema>;
