import type { Team } from "../people/teams";
import type { services } from "../schema/slos";

export type Service = Omit<typeof services.$inferSelect, "slosYaml"> & { team: Team };
