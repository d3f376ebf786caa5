import type { Team } from "../people/teams";
import type { services } from "../schema/slos";

export type Service = Omit<typeof services.$inferSelect, "slosYaml"> & { team: Team };

/** With the names of what it calls, as far as the actor may know them. */
export type ServiceWithCalls = Service & { dependencies: readonly string[] };
