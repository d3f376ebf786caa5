import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeStore } from "@/db/store/client";
import { archiveSlo } from "@/db/slos/archive";
import { systemActor } from "@/db/testing/fresh-store";
import { MINUTE_MS } from "@/lib/time/duration";
import { freshService, makeSlo, measure, START } from "./testing/minute-history";
import { watchedSlos } from "./watched-slos";

const minute = START / MINUTE_MS;
const watched = async () =>
  (await watchedSlos(systemActor)).map(({ slug, objectives, firstMinute, lastMinute }) => [
    slug,
    objectives[0]?.targetPpm,
    firstMinute,
    lastMinute,
  ]);

beforeEach(freshService);
afterAll(closeStore);

describe("the SLOs that alerts watch", () => {
  it("are as they were last defined and measured, and none without a policy", async () => {
    expect(await watched()).toEqual([]);
    const slo = await makeSlo("api");
    await makeSlo("quiet", { policy: "none" });
    expect(await watched()).toEqual([["api", 999_000, null, null]]);
    await measure(slo, [{ minute, bad: 0, total: 1000 }]);
    expect(await watched()).toEqual([["api", 999_000, minute, minute]]);
    await measure(slo, [{ minute: minute + 2, bad: 0, total: 1000 }]);
    expect(await watched()).toEqual([["api", 999_000, minute, minute + 2]]);
    await makeSlo("api", {}, { target: 99.5 });
    expect(await watched()).toEqual([["api", 995_000, minute, minute + 2]]);
    await makeSlo("quiet", { policy: "default" });
    expect((await watched()).map(([slug]) => slug)).toEqual(["api", "quiet"]);
    await archiveSlo(systemActor, "checkout", "api", new Date(START));
    expect((await watched()).map(([slug]) => slug)).toEqual(["quiet"]);
  });
});
