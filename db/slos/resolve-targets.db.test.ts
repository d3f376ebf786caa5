import { eq } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { mintActor, type Actor } from "../access/actor";
import { closeStore, read } from "../store/client";
import { resolveSloTargets } from "./resolve-targets";
import { archiveSlo, deleteSlo, restoreSlo } from "./archive";
import { teams } from "../schema/people";
import { freshSlo } from "../testing/fresh-slo";
import { createSlos } from "../testing/measured-slos";
import { systemActor } from "../testing/fresh-store";

const at = new Date("2026-11-01T12:30:30Z");

afterAll(closeStore);

describe("resolving names", () => {
  const asToken = (teamId: number | null, scopes: ("read" | "measure")[]): Actor =>
    mintActor({ kind: "token", tokenId: 1, name: "t", scopes, teamId, address: null });

  it("answers alike for what is unknown and what the actor may not measure", async () => {
    const slo = await freshSlo();
    const [team] = await read().select().from(teams);
    const names = [
      { service: "payments-service", slo: "slo-0" },
      { service: "payments-service", slo: "none" },
      { service: "payments-service", slo: "slo-0" },
    ];
    const found = {
      service: "payments-service",
      slo: "slo-0",
      sloId: slo.id,
      sli: { kind: "availability" },
    };
    expect(await resolveSloTargets(asToken(team?.id ?? 0, ["measure"]), names)).toEqual([
      found,
      null,
      found,
    ]);
    expect(await resolveSloTargets(asToken((team?.id ?? 0) + 1, ["measure"]), names)).toEqual([
      null,
      null,
      null,
    ]);
    expect(await resolveSloTargets(asToken(null, ["read"]), names)).toEqual([null, null, null]);
  });

  it("asks for the right again where a batch goes on to another service", async () => {
    const slo = await freshSlo();
    const [other] = await createSlos(2, [], undefined, "search");
    await deleteSlo(systemActor, "search-service", "slo-1", at);
    const [payments] = await read().select().from(teams).where(eq(teams.slug, "payments"));
    const names = ["payments-service", "search-service", "none", "payments-service"].map(
      (service) => ({ service, slo: "slo-0" }),
    );
    const idsFor = async (actor: Actor) =>
      (await resolveSloTargets(actor, names)).map((target) => target?.sloId ?? null);
    expect(await idsFor(systemActor)).toEqual([slo.id, other?.id, null, slo.id]);
    expect(await idsFor(asToken(payments?.id ?? 0, ["measure"]))).toEqual([
      slo.id,
      null,
      null,
      slo.id,
    ]);
  });

  it("follows each change of a definition at once", async () => {
    const slo = await freshSlo();
    const name = { service: "payments-service", slo: "slo-0" };
    const resolved = async () => (await resolveSloTargets(systemActor, [name]))[0]?.sloId ?? null;
    expect(await resolved()).toBe(slo.id);
    await archiveSlo(systemActor, name.service, name.slo, at);
    expect(await resolved()).toBeNull();
    await restoreSlo(systemActor, name.service, name.slo, at);
    expect(await resolved()).toBe(slo.id);
    await deleteSlo(systemActor, name.service, name.slo, at);
    expect(await resolved()).toBeNull();
  });
});
