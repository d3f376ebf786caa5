import { afterAll, describe, expect, it } from "vitest";
import { mintActor, type Actor } from "../access/actor";
import { closeStore, read } from "../store/client";
import { resolveSloTargets } from "./resolve-targets";
import { archiveSlo, deleteSlo, restoreSlo } from "./archive";
import { teams } from "../schema/people";
import { freshSlo } from "../testing/fresh-slo";
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
