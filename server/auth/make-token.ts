import "server-only";
import type { Actor } from "@/db/access/actor";
import { createApiToken } from "@/db/people/api-tokens";
import { getTeam } from "@/db/people/teams";
import type { NewToken } from "@/lib/people/schema";
import { keyHash, newApiToken, shownPrefix } from "./random-key";

const DAY_MS = 86_400_000;

/** Makes an API token and answers it; only its hash is kept. */
export async function makeToken(
  actor: Actor,
  { name, scopes, team, expiresInDays }: NewToken,
): Promise<string> {
  const now = new Date();
  const teamId = team === undefined ? null : (await getTeam(actor, team)).id;
  const expiresAt =
    expiresInDays === undefined ? null : new Date(now.getTime() + expiresInDays * DAY_MS);
  const token = newApiToken();
  await createApiToken(
    actor,
    { name, scopes, teamId, prefix: shownPrefix(token), hash: keyHash(token), expiresAt },
    now,
  );
  return token;
}
