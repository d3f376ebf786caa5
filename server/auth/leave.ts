import "server-only";
import { endOwnSession } from "@/db/people/sessions";
import { AppError } from "@/lib/errors/app-error";
import { storeOutage } from "@/server/http/store-outage";
import { logOutage } from "@/server/logging/outage";
import { currentActor } from "./current-actor";
import { clearSessionCookie } from "./open-session";

/**
 * Ends the visitor's session, and its cookie only then: a session that lives on must not look
 * ended. Answers why it could not be ended, or null when it is.
 */
export async function leave(): Promise<string | null> {
  try {
    const actor = await currentActor();
    if (actor) await endOwnSession(actor, actor.sessionId, new Date());
  } catch (error) {
    const outage = storeOutage(error);
    if (outage) logOutage(error, "sign-out");
    if (outage) return `You are still signed in. ${outage}`;
    // Ended meanwhile, in another tab.
    if (!(error instanceof AppError && error.code === "not-found")) throw error;
  }
  await clearSessionCookie();
  return null;
}
