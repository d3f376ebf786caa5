import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { Reader } from "../../access/reader";
import { teamChannels } from "../../schema/contacts";
import { escalationPolicies } from "../../schema/escalations";

/** The policy that a form names; throws invalid where the actor cannot read it. */
export async function policyIdOf(reader: Reader, slug: string | null): Promise<number | null> {
  if (slug === null) return null;
  const [row] = await reader
    .select({ id: escalationPolicies.id })
    .from(escalationPolicies)
    .where(eq(escalationPolicies.slug, slug));
  if (!row) throw unknown("policy", `There is no escalation policy "${slug}".`);
  return row.id;
}

export async function channelIdOf(reader: Reader, slug: string | null): Promise<number | null> {
  if (slug === null) return null;
  const [row] = await reader
    .select({ id: teamChannels.id })
    .from(teamChannels)
    .where(eq(teamChannels.slug, slug));
  if (!row) throw unknown("ticketChannel", `There is no channel "${slug}".`);
  return row.id;
}

const unknown = (path: string, message: string) =>
  new AppError("invalid", message, [{ path, message }]);
