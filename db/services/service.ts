import type { ServiceProfile } from "@/lib/reliability/registry/profile-schema";
import type { ServiceClaims } from "@/lib/service/claims";
import type { Team } from "../people/teams";
import type { services } from "../schema/slos";

/** `reliability`: what is known of it; `claims`: what people said of it. */
export type Service = Omit<typeof services.$inferSelect, "slosYaml" | "reliability"> & {
  reliability: ServiceProfile;
  claims: ServiceClaims;
  team: Team;
};

/** With the names of what it calls, as far as the actor may know them. */
export type ServiceWithCalls = Service & { dependencies: readonly string[] };
