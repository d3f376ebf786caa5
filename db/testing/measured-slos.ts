import type { Budgeting, Window } from "@/lib/slo/objective";
import { read, write } from "../store/client";
import { teams } from "../schema/people";
import { objectives, services, slos } from "../schema/slos";

export type MeasuredSlo = {
  id: number;
  slug: string;
  objectives: { id: number; budgeting: Budgeting }[];
};

const at = new Date("2026-01-01T00:00:00Z");

/** `count` SLOs of one service of one team, each with an objective for every budgeting given. */
export async function createSlos(
  count: number,
  budgetings: readonly Budgeting[],
  window: Window = { type: "rolling", days: 30 },
  team = "payments",
): Promise<MeasuredSlo[]> {
  await write(async (tx) => {
    const [owner] = await tx
      .insert(teams)
      .values({ slug: team, name: team, open: false, demo: false, createdAt: at })
      .returning();
    const service = {
      slug: `${team}-service`,
      name: team,
      description: "",
      teamId: owner?.id ?? 0,
      dependencies: [],
      demo: false,
      createdAt: at,
      updatedAt: at,
    };
    const [created] = await tx.insert(services).values(service).returning();
    for (let number = 0; number < count; number += 1) {
      const values = {
        serviceId: created?.id ?? 0,
        slug: `slo-${number}`,
        name: `SLO ${number}`,
        description: "",
        sli: { kind: "availability" as const },
        source: { type: "push" as const },
        alerting: { policy: "none" as const, minBadEvents: 1 },
        version: 1,
        createdAt: at,
        updatedAt: at,
      };
      const [slo] = await tx.insert(slos).values(values).returning();
      for (const [position, budgeting] of budgetings.entries()) {
        await tx.insert(objectives).values({
          sloId: slo?.id ?? 0,
          position,
          targetPpm: 999_000,
          window,
          budgeting,
          noData: "ignore",
        });
      }
    }
  });
  const rows = await read().select().from(objectives).orderBy(objectives.id);
  const made = await read().select().from(slos).orderBy(slos.id);
  return made.slice(-count).map(({ id, slug }) => ({
    id,
    slug,
    objectives: rows.flatMap((row) =>
      row.sloId === id ? [{ id: row.id, budgeting: row.budgeting }] : [],
    ),
  }));
}
