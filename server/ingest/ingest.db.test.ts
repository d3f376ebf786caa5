import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { mintActor, type Actor } from "@/db/access/actor";
import { closeStore } from "@/db/store/client";
import { archiveSlo } from "@/db/slos/archive";
import { getSlo } from "@/db/slos/find";
import { putSlo } from "@/db/slos/put";
import { freshCheckout } from "@/db/testing/checkout";
import { systemActor } from "@/db/testing/fresh-store";
import { userWith } from "@/db/testing/people";
import { refusal } from "@/db/testing/refusal";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { evaluateSlo } from "@/server/slos/status";
import { importMeasurements } from "./import";
import { linesOf } from "./lines";
import { csvReadings } from "./records";
import { sendMeasurements } from "./send";

const now = new Date("2026-11-01T12:30:30Z");
const MINUTE_MS = 60_000;
const instant = (minutesAgo: number) => now.getTime() - minutesAgo * MINUTE_MS;
const text = (minutesAgo: number) => new Date(instant(minutesAgo)).toISOString();
const sent = (minutesAgo: number, good: number, total: number, slo = "up") => ({
  service: "checkout",
  slo,
  at: instant(minutesAgo),
  good,
  total,
});
const measureOnly: Actor = mintActor({
  kind: "token",
  tokenId: 1,
  name: "sender",
  scopes: ["measure"],
  teamId: null,
  address: null,
});

beforeEach(async () => {
  await freshCheckout(now);
  const objectives = [{ target: 99.9, window: { type: "rolling", days: 30 } }];
  await putSlo(
    systemActor,
    "checkout",
    "up",
    sloDefinitionSchema.parse({ name: "Up", sli: { kind: "availability" }, objectives }),
    now,
  );
  await putSlo(
    systemActor,
    "checkout",
    "fresh",
    sloDefinitionSchema.parse({
      name: "Fresh",
      sli: { kind: "freshness", maxAgeSeconds: 60 },
      objectives,
    }),
    now,
  );
});
afterAll(closeStore);

async function counts(slo = "up"): Promise<{ good: number; total: number }> {
  const evaluated = await evaluateSlo(
    systemActor,
    await getSlo(systemActor, "checkout", slo),
    now.getTime(),
  );
  const [objective] = evaluated.objectives;
  return { good: objective?.good ?? -1, total: objective?.total ?? -1 };
}

async function* csv(...rows: string[]) {
  yield new TextEncoder().encode(["service,slo,at,good,total", ...rows].join("\n"));
}
const imported = (actor: Actor, ...rows: string[]) =>
  importMeasurements(actor, csvReadings(linesOf(csv(...rows))), now);

describe("sending measurements", () => {
  it("needs no right to read", async () => {
    expect(
      await sendMeasurements(
        measureOnly,
        { mode: "add", measurements: [sent(5, 9, 10), sent(5, 1, 1)] },
        now,
        null,
      ),
    ).toEqual({ accepted: 2 });
    expect(await counts()).toEqual({ good: 10, total: 11 });
  });

  it("stores nothing of a batch with one measurement at fault, and names each", async () => {
    const measurements = [
      sent(5, 9, 10),
      sent(4, 11, 10),
      sent(3, 1, 1, "fresh"),
      { service: "checkout", slo: "gone", at: instant(2), good: 1, total: 1 },
    ];
    await expect(
      sendMeasurements(systemActor, { mode: "add", measurements }, now, null),
    ).rejects.toMatchObject({
      code: "invalid",
      fieldErrors: [{ path: "measurements[1].good" }, { path: "measurements[3].slo" }],
    });
    expect(await counts()).toEqual({ good: 0, total: 0 });
    expect(await counts("fresh")).toEqual({ good: 0, total: 0 });
  });

  it("adds once under one key, and refuses another body under it", async () => {
    const body = { mode: "add" as const, measurements: [sent(5, 9, 10)] };
    for (let times = 0; times < 3; times += 1)
      expect(await sendMeasurements(systemActor, body, now, "k1")).toEqual({ accepted: 1 });
    expect(await counts()).toEqual({ good: 9, total: 10 });
    await expect(
      sendMeasurements(systemActor, { mode: "add", measurements: [sent(5, 8, 10)] }, now, "k1"),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("is forbidden to those who may only read, and says nothing to strangers", async () => {
    const body = { mode: "add" as const, measurements: [sent(5, 9, 10)] };
    await expect(
      sendMeasurements(await userWith("vera", { payments: "viewer" }), body, now, null),
    ).rejects.toMatchObject({ code: "forbidden" });
    await expect(sendMeasurements(await userWith("eve"), body, now, null)).rejects.toMatchObject({
      code: "invalid",
      fieldErrors: [
        { path: "measurements[0].slo", message: expect.stringContaining("no SLO") as string },
      ],
    });
    expect(await counts()).toEqual({ good: 0, total: 0 });
  });

  it("is refused for an archived SLO", async () => {
    await archiveSlo(systemActor, "checkout", "up", now);
    await expect(
      sendMeasurements(systemActor, { mode: "add", measurements: [sent(5, 9, 10)] }, now, null),
    ).rejects.toMatchObject({
      fieldErrors: [{ message: expect.stringContaining("archived") as string }],
    });
  });
});

describe("refusing names", () => {
  it.each([1, 40])(
    "says of each why, also of %i that are nothing beside them, and nothing to strangers",
    async (unknown) => {
      await archiveSlo(systemActor, "checkout", "fresh", now);
      const nothing = Array.from({ length: unknown }, (_, n) => sent(5, 1, 1, `none-${n}`));
      const measurements = [...nothing, sent(5, 1, 1, "fresh"), sent(5, 9, 10)];
      const body = { mode: "add" as const, measurements };
      const reasons = async (actor: Actor) => {
        const { fieldErrors } = await refusal(sendMeasurements(actor, body, now, null));
        return fieldErrors.map(({ path, message }) => `${path} ${message}`);
      };
      const none = (n: number, slo: string) =>
        `measurements[${n}].slo There is no SLO "${slo}" of a service "checkout" to which you may send.`;
      const nowhere = nothing.map(({ slo }, n) => none(n, slo));
      expect(await reasons(systemActor)).toEqual([
        ...nowhere,
        `measurements[${unknown}].slo The SLO "fresh" of "checkout" is archived. Restore it first.`,
      ]);
      expect(await reasons(await userWith("eve"))).toEqual([
        ...nowhere,
        none(unknown, "fresh"),
        none(unknown + 1, "up"),
      ]);
      await expect(
        sendMeasurements(await userWith("vera", { payments: "viewer" }), body, now, null),
      ).rejects.toMatchObject({ code: "forbidden" });
      expect(await counts()).toEqual({ good: 0, total: 0 });
    },
  );
});

describe("importing measurements", () => {
  it("stores the good lines and reports the bad ones by their line", async () => {
    const report = await imported(
      systemActor,
      `checkout,up,${text(5)},9,10`,
      `checkout,up,${text(4)},11,10`,
      `checkout,gone,${text(4)},1,1`,
      `checkout,up,${text(-3)},1,1`,
      `checkout,up,2025-01-01T00:00:00Z,1,1`,
      `checkout,up,${text(3)},1,1`,
    );
    expect(report).toMatchObject({
      accepted: 2,
      rejected: 4,
      firstErrors: [
        { line: 3 },
        { line: 4 },
        { line: 5, message: expect.stringContaining("future") as string },
        { line: 6, message: expect.stringContaining("no longer kept") as string },
      ],
    });
    expect(await counts()).toEqual({ good: 10, total: 11 });
  });

  it("gives the same when it is repeated", async () => {
    const rows = Array.from(
      { length: 12_000 },
      (_, index) => `checkout,up,${text(index + 1)},9,10`,
    );
    expect(await imported(systemActor, ...rows)).toEqual({
      accepted: 12_000,
      rejected: 0,
      firstErrors: [],
    });
    await imported(systemActor, ...rows.slice(0, 7000));
    expect(await counts()).toEqual({ good: 108_000, total: 120_000 });
  });

  it("counts all bad lines and reports twenty", async () => {
    const report = await imported(
      measureOnly,
      ...Array.from({ length: 6000 }, () => "checkout,up,2025-01-01T00:00:00Z,1,1"),
    );
    expect(report).toMatchObject({ accepted: 0, rejected: 6000 });
    expect(report.firstErrors.map(({ line }) => line)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 2),
    );
  });

  it("stores nothing for someone who may only read", async () => {
    expect(
      await imported(await userWith("vera", { payments: "viewer" }), `checkout,up,${text(5)},9,10`),
    ).toMatchObject({ accepted: 0, rejected: 1 });
    expect(await counts()).toEqual({ good: 0, total: 0 });
  });
});
