import { z } from "zod";
import { slugSchema } from "@/lib/text/slug";

const MAX_SECRET_LENGTH = 4096;

/**
 * The address that queries are sent below; without credentials, query or fragment, and without a
 * slash at its end.
 */
const urlSchema = z
  .string()
  .trim()
  .max(500, "Use at most 500 characters.")
  .transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || (url.protocol !== "http:" && url.protocol !== "https:")) {
      context.addIssue({
        code: "custom",
        message: "Give a web address, for example http://prometheus:9090.",
      });
      return z.NEVER;
    }
    if (url.username || url.password)
      context.addIssue({
        code: "custom",
        message: "Put user name and password in their own fields, not in the address.",
      });
    if (url.search || url.hash)
      context.addIssue({ code: "custom", message: "The address must end before ? and #." });
    if (/\/api\/v1(\/|$)/.test(url.pathname))
      context.addIssue({ code: "custom", message: "Leave out /api/v1: Burnline adds it." });
    return url.href.replace(/(?<!\/)\/+$/, "");
  });

const name = z
  .string()
  .trim()
  .min(1, "Give the data source a name.")
  .max(80, "Use at most 80 characters.");
const fields = {
  name,
  url: urlSchema,
  /** The team that may use it; empty for every team. */
  team: z.union([slugSchema, z.literal("")], "Choose one team, or all teams.").default(""),
  auth: z.enum(["none", "basic", "bearer"], "Choose none, basic or bearer."),
  username: z.string().trim().max(200, "Use at most 200 characters.").default(""),
  /** Password or token; empty keeps the one that is stored. */
  secret: z.string().max(MAX_SECRET_LENGTH, "Use at most 4,096 characters.").default(""),
};

type Credentials = { auth: "none" | "basic" | "bearer"; username: string; secret: string };

function checkUsername({ auth, username }: Credentials, context: z.RefinementCtx): void {
  if (auth === "basic" && username === "")
    context.addIssue({
      code: "custom",
      path: ["username"],
      message: "Basic authentication needs a user name.",
    });
  if (username.includes(":"))
    context.addIssue({
      code: "custom",
      path: ["username"],
      message: "A user name can’t contain a colon.",
    });
}

export const newDataSourceSchema = z
  .strictObject({ slug: slugSchema, ...fields })
  .superRefine((input, context) => {
    checkUsername(input, context);
    if (input.auth !== "none" && input.secret === "")
      context.addIssue({
        code: "custom",
        path: ["secret"],
        message: input.auth === "basic" ? "Give the password." : "Give the token.",
      });
  });

export const changedDataSourceSchema = z
  .strictObject({ slug: slugSchema, ...fields })
  .superRefine(checkUsername);

export const dataSourceNameSchema = z.strictObject({ slug: slugSchema });

/** One query of an SLO form, as it stands while one types. */
export const queryPreviewSchema = z.strictObject({
  dataSource: slugSchema,
  query: z.string().trim().min(1, "Write a query.").max(4000, "Use at most 4,000 characters."),
});

export type DataSourceInput = z.output<typeof changedDataSourceSchema>;
