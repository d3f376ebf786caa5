import { createDataSource } from "@/db/sources/save";
import { putService } from "@/db/services/put";
import { putSlo } from "@/db/slos/put";
import { putTeam } from "@/db/people/teams";
import { systemActor } from "@/db/testing/fresh-store";
import type { Slo } from "@/db/slos/slo";
import { forgetDependency } from "@/server/outgoing/dependencies";
import { dependencyName } from "@/server/sources/connection";

const service = {
  name: "Checkout",
  team: "payments",
  description: "",
  tier: null,
  dependencies: [],
};

export async function addDataSource(slug: string, url: string, now: Date): Promise<void> {
  forgetDependency(dependencyName(slug));
  await createDataSource(
    systemActor,
    slug,
    { name: slug, url, auth: { type: "none" }, teamSlug: null },
    now,
  );
}

/**
 * An availability SLO over `days` whose counts the data source gives as `good-NAME` and
 * `total-NAME`.
 */
export async function addPolledSlo(
  name: string,
  dataSource: string,
  now: Date,
  days = 7,
): Promise<Slo> {
  await putTeam(systemActor, "payments", { name: "Payments", open: false }, now);
  await putService(systemActor, "checkout", service, now);
  const definition = {
    name,
    description: "",
    sli: { kind: "availability" as const },
    source: {
      type: "prometheus" as const,
      dataSource,
      good: `good-${name}`,
      total: `total-${name}`,
    },
    objectives: [
      {
        targetPpm: 999_000,
        window: { type: "rolling" as const, days },
        budgeting: { method: "occurrences" as const },
        noData: "ignore" as const,
      },
    ],
    alerting: { policy: "default" as const, minBadEvents: 1 },
  };
  return (await putSlo(systemActor, "checkout", name, definition, now)).slo;
}
