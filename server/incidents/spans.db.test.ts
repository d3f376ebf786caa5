import { afterAll, beforeEach, expect, it } from "vitest";
import { declareIncident } from "@/db/incidents/declare";
import { closeStore } from "@/db/store/client";
import { freshCheckout } from "@/db/testing/checkout";
import { systemActor } from "@/db/testing/fresh-store";
import { later, NOON } from "@/db/testing/persons";
import { MINUTE_MS, SECOND_MS } from "@/lib/time/duration";
import { incidentSpans } from "./spans";

beforeEach(() => freshCheckout(NOON));
afterAll(closeStore);

const declaredAt = (startedAt: number) =>
  declareIncident(
    systemActor,
    { title: "Fails", severity: "SEV2", services: ["checkout"], summary: "", startedAt },
    later(MINUTE_MS),
  );

const lengths = async (nowMs: number) =>
  (await incidentSpans(systemActor, "checkout", nowMs)).map(({ start, end }) => end - start);

it("an open incident reaches to the running minute, the same for all of that", async () => {
  await declaredAt(NOON.getTime() - 90 * SECOND_MS);
  expect(await lengths(NOON.getTime() + 100)).toEqual([90 * SECOND_MS]);
  expect(await lengths(NOON.getTime() + 59 * SECOND_MS)).toEqual([90 * SECOND_MS]);
  expect(await lengths(NOON.getTime() + MINUTE_MS)).toEqual([150 * SECOND_MS]);
});

it("an incident that began in the running minute does not end before it began", async () => {
  await declaredAt(NOON.getTime() + 20 * SECOND_MS);
  expect(await lengths(NOON.getTime() + 30 * SECOND_MS)).toEqual([0]);
});
