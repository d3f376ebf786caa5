import type { Target } from "@/lib/escalation/policy";
import type { Actor } from "../access/actor";
import { snapshotAs } from "../access/reader";
import type { Service } from "../services/service";
import { policiesOfServices } from "./internal/policies-of-services";

/** A policy of a service, and whom its first level notifies. */
export type FirstLevel = { policy: string; targets: readonly Target[] };

/** By service, of those with a policy that the actor may read. */
export const listFirstLevels = (
  actor: Actor,
  services: readonly Pick<Service, "id" | "teamId">[],
): Promise<Map<number, FirstLevel>> =>
  snapshotAs(actor, async (reader) => {
    const policies = await policiesOfServices(reader, services);
    return new Map(
      [...policies].map(([id, { slug, policy }]) => [
        id,
        { policy: slug, targets: policy.levels[0]?.targets ?? [] },
      ]),
    );
  });
