import { expect, it } from "vitest";
import { archiveService } from "@/db/services/archive";
import { putService } from "@/db/services/put";
import { systemActor } from "@/db/testing/fresh-store";
import { userWith } from "@/db/testing/people";
import { withCheckoutAt } from "../slos/testing/checkout-at";
import { findShownService } from "./shown-service";

const now = new Date("2026-11-01T12:30:10Z");

withCheckoutAt(now);

it("what a page shows of a service is what was stored last, and nobody is paged for an archived one", async () => {
  const before = await findShownService(systemActor, "checkout");
  expect(before).toMatchObject({ service: { name: "Checkout" }, archivedSlos: 0 });
  expect(before?.paged).not.toBeNull();
  const renamed = { name: "Till", team: "payments", description: "", tier: null, dependencies: [] };
  await putService(systemActor, "checkout", renamed, now);
  expect(await findShownService(systemActor, "checkout")).toMatchObject({
    service: { name: "Till" },
  });
  await archiveService(systemActor, "checkout", now);
  expect(await findShownService(systemActor, "checkout")).toMatchObject({ paged: null });
});

it("who may not read it is shown none, also right after somebody who may", async () => {
  const vera = await userWith("Vera", { payments: "viewer" });
  expect(await findShownService(vera, "checkout")).not.toBeNull();
  expect(await findShownService(await userWith("Olga"), "checkout")).toBeNull();
});
