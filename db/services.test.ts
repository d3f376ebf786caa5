import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import type { Actor } from "./actor";
import { closeStore } from "./client";
import { createDataSource } from "./data-sources";
import { getService, putService } from "./services";
import { archiveSlo, putSlo } from "./slos";
import { putTeam } from "./teams";
import { freshStore, systemActor } from "./testing/fresh-store";
import { NOON } from "./testing/persons";

const put = (actor: Actor, slug: string, team: string) => putService(actor, slug, { name: "A service", team, description: "", tier: null, dependencies: [] }, NOON);

async function addPolledSlo(service: string, slug: string, dataSource: string): Promise<void> {
  const definition = sloDefinitionSchema.parse({ name: slug, sli: { kind: "availability" }, source: { type: "prometheus", dataSource, ratio: "r" }, objectives: [{ target: 99.9, window: { type: "rolling", days: 28 } }] });
  await putSlo(systemActor, service, slug, definition, NOON);
}

describe("services", () => {
  beforeEach(async () => {
    await freshStore();
    for (const team of ["payments", "search"]) await putTeam(systemActor, team, { name: team, open: false }, NOON);
    await put(systemActor, "checkout", "payments");
  });
  afterAll(closeStore);

  describe("that move to another team", () => {
    const source = (slug: string, teamSlug: string | null) => createDataSource(systemActor, slug, { name: slug, url: "http://prometheus:9090", auth: { type: "none" }, teamSlug }, NOON);

    it("are refused while an SLO, also an archived one, reads a data source of the first team alone", async () => {
      await source("payments-only", "payments");
      await addPolledSlo("checkout", "availability", "payments-only");
      await archiveSlo(systemActor, "checkout", "availability", NOON);
      await expect(put(systemActor, "checkout", "search")).rejects.toMatchObject({
        code: "conflict",
        fieldErrors: [{ path: "team", message: 'The team "search" may not use payments-only, which checkout/availability reads. Choose another data source there first, or ask an administrator to open it to every team.' }],
      });
      expect((await getService(systemActor, "checkout")).team.slug).toBe("payments");
    });

    it("go with SLOs that read what every team or the new team may use", async () => {
      await source("everybody", null);
      await addPolledSlo("checkout", "availability", "everybody");
      await put(systemActor, "checkout", "search");
      await source("search-only", "search");
      await addPolledSlo("checkout", "latency", "search-only");
      await put(systemActor, "checkout", "search");
      expect((await getService(systemActor, "checkout")).team.slug).toBe("search");
    });
  });
});
