import type { ServiceInput } from "@/lib/service/schema";

type Stored = Omit<ServiceInput, "team"> & { team: { slug: string } };

/** The input that would make this service. */
export const serviceInputOf = (service: Stored): ServiceInput => ({
  name: service.name,
  team: service.team.slug,
  description: service.description,
  tier: service.tier,
  dependencies: service.dependencies,
});
