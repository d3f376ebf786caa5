import "server-only";
import { z } from "zod";
import { apiTokenExists } from "@/db/people/token-identity";
import { createApiToken } from "@/db/people/api-tokens";
import { involveInDemo } from "@/db/demo/workspace";
import { setUpInstallation } from "@/db/store/installation";
import { hasUsers } from "@/db/people/users";
import { AppError } from "@/lib/errors/app-error";
import { apiTokenSchema, emailSchema, newPasswordSchema } from "@/lib/people/schema";
import { hashPassword } from "@/server/auth/password";
import { keyHash, shownPrefix } from "@/server/auth/random-key";
import { systemActor } from "@/server/auth/system-actor";
import { fillDemoIfMissing } from "@/server/demo/demo-workspace";
import { log } from "@/server/logging/log";

type Variable =
  | "BURNLINE_ADMIN_EMAIL"
  | "BURNLINE_ADMIN_PASSWORD"
  | "BURNLINE_API_TOKEN"
  | "BURNLINE_DEMO";

/**
 * Sets up an empty installation from the environment; an installation that has users is left alone.
 * Throws one clear line for a bad value, whether it is needed or not.
 */
export async function applyHeadlessStart(): Promise<void> {
  const wanted = headlessSettings();
  const actor = systemActor("headless-start");
  if (await hasUsers(actor)) return;
  if (wanted.token !== null) await addToken(wanted.token);
  // Before the first user: a start that is cut off here is made up for by the next one.
  if (wanted.demo) await fillDemoIfMissing(actor, new Date());
  if (wanted.admin) await addAdmin(wanted.admin);
  if (wanted.admin) await involveInDemo(actor, new Date());
}

const demoWanted = (): boolean =>
  setting("BURNLINE_DEMO", z.enum(["0", "1"], "It must be 1 or 0.")) === "1";

function headlessSettings() {
  const email = setting("BURNLINE_ADMIN_EMAIL", emailSchema);
  const password = setting("BURNLINE_ADMIN_PASSWORD", newPasswordSchema);
  if ((email === null) !== (password === null))
    throw new Error(
      "BURNLINE_ADMIN_EMAIL and BURNLINE_ADMIN_PASSWORD go together: set both or neither.",
    );
  return {
    admin: email !== null && password !== null ? { email, password } : null,
    token: setting("BURNLINE_API_TOKEN", apiTokenSchema),
    demo: demoWanted(),
  };
}

function setting(name: Variable, schema: z.ZodType<string>): string | null {
  const given = process.env[name];
  if (!given) return null;
  const parsed = schema.safeParse(given);
  // The value itself stays out of the message: two of these are secrets.
  if (!parsed.success)
    throw new Error(`${name} is not valid: ${parsed.error.issues[0]?.message ?? "change it."}`);
  return parsed.data;
}

async function addAdmin({ email, password }: { email: string; password: string }): Promise<void> {
  const passwordHash = await hashPassword(password);
  try {
    await setUpInstallation(
      systemActor("headless-start"),
      { email, name: "Administrator", passwordHash },
      null,
      new Date(),
    );
    log("info", "headless-start.admin", { email });
  } catch (error) {
    // Another process of the same installation was faster.
    if (!(error instanceof AppError && error.code === "conflict")) throw error;
  }
}

async function addToken(token: string): Promise<void> {
  const actor = systemActor("headless-start");
  const hash = keyHash(token);
  if (await apiTokenExists(actor, hash)) return;
  const row = {
    name: "BURNLINE_API_TOKEN",
    scopes: ["admin" as const],
    teamId: null,
    prefix: shownPrefix(token),
    hash,
    expiresAt: null,
  };
  await createApiToken(actor, row, new Date());
  log("info", "headless-start.token");
}
