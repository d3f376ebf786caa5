import type { ServiceInput } from "@/lib/service/schema";

type Stored = Omit<ServiceInput, "team" | "dependencies" | "callsNothing"> & {
  team: { slug: string };
};

/** The input that would make this service; what it calls is unchanged by it. */
export const serviceInputOf = (service: Stored): ServiceInput => ({
  name: service.name,
  team: service.team.slug,
  description: service.description,
  tier: service.tier,
  ...(service.reliability ? { reliability: service.reliability } : {}),
});
