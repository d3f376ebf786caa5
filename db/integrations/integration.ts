import type { integrationPayloads, integrations } from "../schema/integrations";
import type { Team } from "../people/teams";

/** Without its key's hash. */
export type Integration = Omit<
  typeof integrations.$inferSelect,
  "keyHash" | "earlierKeyHash" | "serviceId" | "teamId"
> & {
  team: Team;
  service: { id: number; slug: string; name: string } | null;
};

/** A new key: what is kept of it. */
export type NewKey = { hash: string; prefix: string };

export type Payload = Omit<typeof integrationPayloads.$inferSelect, "integrationId">;
export type Outcome = Payload["outcomes"][number];
