import { z } from "zod";
import { slugSchema } from "@/lib/text/slug";
import { teamInputSchema } from "@/lib/team/schema";
import { PASSWORD_MAX, PASSWORD_MIN } from "./password-length";
import { ROLES, SCOPES } from "./roles";

export const emailSchema = z
  .string()
  .trim()
  .max(254, "This is too long for an email address.")
  .transform((text) => text.normalize("NFKC").toLowerCase())
  .pipe(
    z.email({
      error: ({ input }) =>
        input === "" ? "Enter an email address." : "This is not an email address.",
    }),
  );

const personNameSchema = z
  .string()
  .trim()
  .min(1, "Give a name.")
  .max(80, "Use at most 80 characters.");

export const newPasswordSchema = z
  .string()
  .min(
    PASSWORD_MIN,
    `Use at least ${PASSWORD_MIN} characters. A short sentence is easy to remember.`,
  )
  .max(PASSWORD_MAX, `Use at most ${PASSWORD_MAX} characters.`);

// No lower bound on sign-in: a message about the length would say something about the account's
// password.
const typedPasswordSchema = z
  .string()
  .min(1, "Type your password.")
  .max(PASSWORD_MAX, "This password is too long.");

const roleSchema = z.enum(ROLES, "The role is viewer, responder or manager.");
export const idSchema = z.coerce.number().int().positive();
const keySchema = z
  .string()
  .regex(/^[0-9A-Za-z]{40}$/, "This link is damaged. Copy it again, in one piece.");

export const signInSchema = z.strictObject({
  email: emailSchema,
  password: typedPasswordSchema,
  next: z.string().max(2000, "This address is too long.").optional(),
});

export const setUpSchema = z.strictObject({
  name: personNameSchema,
  email: emailSchema,
  password: newPasswordSchema,
  team: z
    .string()
    .trim()
    .min(1, "Give the first team a name.")
    .max(80, "Use at most 80 characters."),
  workspace: z.string().max(80, "Choose one of the workspaces.").default("empty"),
});
export type SetUp = z.output<typeof setUpSchema>;

export const acceptInvitationSchema = z.strictObject({
  key: keySchema,
  name: personNameSchema,
  email: emailSchema,
  password: newPasswordSchema,
});
export const joinSchema = z.strictObject({ key: keySchema });

export const resetPasswordSchema = z.strictObject({ key: keySchema, password: newPasswordSchema });

export const changePasswordSchema = z.strictObject({
  currentPassword: z.string().max(PASSWORD_MAX).optional(),
  newPassword: newPasswordSchema,
});
export const renameSchema = z.strictObject({ name: personNameSchema });

export const inviteUserSchema = z.strictObject({
  email: emailSchema.optional(),
  admin: z.boolean(),
  team: slugSchema.optional(),
  role: roleSchema.default("viewer"),
});
export const createTeamSchema = teamInputSchema.extend({ slug: slugSchema.optional() });
export const changeTeamSchema = teamInputSchema.extend({ slug: slugSchema });
export const deleteTeamSchema = z.strictObject({ team: slugSchema, moveTo: slugSchema.optional() });
export const addMemberSchema = z.strictObject({
  team: slugSchema,
  email: emailSchema,
  role: roleSchema,
});
export const setRoleSchema = z.strictObject({ team: slugSchema, user: idSchema, role: roleSchema });
export const memberSchema = z.strictObject({ team: slugSchema, user: idSchema });
export const putUserSchema = z.strictObject({
  name: personNameSchema,
  teams: z
    .array(z.strictObject({ team: slugSchema, role: roleSchema }))
    .max(50, "Name at most 50 teams.")
    .default([]),
});
export const userSchema = z.strictObject({ user: idSchema });
export const setAdminSchema = z.strictObject({ user: idSchema, admin: z.boolean() });
export const sessionSchema = z.strictObject({ session: idSchema });
export const invitationSchema = z.strictObject({ invitation: idSchema });
export const tokenSchema = z.strictObject({ token: idSchema });
export const nothingSchema = z.strictObject({});

export const newTokenSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, "Say what the token is for.")
    .max(80, "Use at most 80 characters."),
  scopes: z
    .array(z.enum(SCOPES, "The scopes are read, measure, write and admin."))
    .min(1, "Choose at least one scope."),
  team: slugSchema
    .optional()
    .describe("The one team that the token is good for; all teams when left out."),
  expiresInDays: z
    .int("Give a whole number of days.")
    .min(1, "A token lasts at least a day.")
    .max(3650, "A token lasts at most ten years.")
    .optional()
    .describe("Never expires when left out."),
});

export type NewToken = z.output<typeof newTokenSchema>;

/** An API token as people may give their own: `bl_` and at least 32 letters and digits. */
export const apiTokenSchema = z
  .string()
  .regex(
    /^bl_[0-9A-Za-z]{32,200}$/,
    "An API token is bl_ followed by 32 or more letters and digits.",
  );
