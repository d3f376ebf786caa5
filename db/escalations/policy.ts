import type { EscalationPolicy } from "@/lib/escalation/policy";
import type { Team } from "../people/teams";
import type { escalationPolicies } from "../schema/escalations";

/** A policy as its newest version has it. */
export type Policy = typeof escalationPolicies.$inferSelect & {
  team: Team;
  definition: EscalationPolicy;
};
