import { apiClient, type ApiClient } from "./api-client";
import { expect, test as base } from "./fixtures";

export const SLO = {
  name: "Availability",
  sli: { kind: "availability" },
  objectives: [{ target: 99.9, window: { type: "rolling", days: 30 } }],
};

type Place = { team: string; service: string; slo: string };
type Fixtures = { call: ApiClient; place: Place };

export const test = base.extend<Fixtures>({
  call: async ({ server }, use) => use(apiClient(server)),
  /** A team, a service and a pushed SLO of this test alone. */
  place: async ({ call, unique }, use) => {
    const [team, service] = [unique("team"), unique("service")];
    expect((await call("PUT", `/teams/${team}`, { json: { name: team } })).status).toBe(201);
    expect(
      (await call("PUT", `/services/${service}`, { json: { name: service, team } })).status,
    ).toBe(201);
    expect((await call("PUT", `/services/${service}/slos/up`, { json: SLO })).status).toBe(201);
    await use({ team, service, slo: "up" });
  },
});

type Status = {
  objectives: {
    sli: number | null;
    good: number;
    total: number;
    coverage: number;
    budget: { consumed: number | null; tier: string | null };
    burnRates: {
      long: string;
      short: string;
      factor: number;
      longBurnRate: number | null;
      shortBurnRate: number | null;
    }[];
  }[];
};
export const status = async (call: ApiClient, { service, slo }: Place, query = "") =>
  (await call("GET", `/services/${service}/slos/${slo}/status${query}`)).json as Status;
export const totals = async (call: ApiClient, place: Place) => {
  const [objective] = (await status(call, place)).objectives;
  return [objective?.good, objective?.total];
};
