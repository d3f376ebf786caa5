import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { policyTerms, termsKey } from "@/lib/policy/terms";
import { RUNBOOK_CHECKS } from "@/lib/service/runbook-checks";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import type { UserActor } from "../access/actor";
import { putDependencies } from "../dependencies/put-many";
import { putDependency } from "../dependencies/put";
import { listSlos } from "../slos/list";
import { putSlo } from "../slos/put";
import { closeStore } from "../store/client";
import { freshCheckout } from "../testing/checkout";
import { systemActor } from "../testing/fresh-store";
import { auditActions, later, NOON, person } from "../testing/persons";
import { acceptPolicy, withdrawPolicy } from "./accept-policy";
import { setCallsNothing } from "./calls-nothing";
import { getService } from "./find";
import { putService } from "./put";
import { reviewRunbook } from "./review-runbook";

const RUNBOOK = "https://wiki.example.org/checkout";
const INPUT = { name: "Checkout", team: "payments", description: "", tier: null };
const claims = async () => (await getService(systemActor, "checkout")).claims;
const audited = async () =>
  (await auditActions()).filter((action) => /policy|runbook|nothing/.test(action));

let manager: UserActor;
let responder: UserActor;
let viewer: UserActor;
beforeEach(async () => {
  await freshCheckout(later(-1000));
  manager = await person("Mia", { payments: "manager" });
  responder = await person("Rob", { payments: "responder" });
  viewer = await person("Vic", { payments: "viewer" });
});
afterAll(closeStore);

const sloOf = (target: number) =>
  putSlo(
    systemActor,
    "checkout",
    "availability",
    sloDefinitionSchema.parse({
      name: "Availability",
      sli: { kind: "availability" },
      objectives: [{ target, window: { type: "rolling", days: 30 } }],
    }),
    NOON,
  );
const shown = async () =>
  termsKey(policyTerms(await listSlos(systemActor, { service: "checkout" })));

describe("an accepted policy", () => {
  it("is kept with who accepted what, until it is withdrawn", async () => {
    await sloOf(99.9);
    const terms = policyTerms(await listSlos(systemActor, { service: "checkout" }));
    await acceptPolicy(manager, "checkout", await shown(), NOON);
    expect((await claims()).policy).toEqual({
      by: "Mia",
      at: NOON.getTime(),
      team: "payments",
      terms,
    });
    await putService(systemActor, "checkout", { ...INPUT, reliability: { workers: 4 } }, NOON);
    expect((await claims()).policy?.terms).toEqual(terms);
    await withdrawPolicy(manager, "checkout", later(1000));
    await withdrawPolicy(manager, "checkout", later(2000));
    expect(await claims()).toEqual({});
    expect(await audited()).toEqual(["service.accept-policy", "service.withdraw-policy"]);
    expect((await getService(systemActor, "checkout")).reliability).toEqual({ workers: 4 });
  });

  it("is what was shown, or it is refused", async () => {
    await expect(acceptPolicy(manager, "checkout", await shown(), NOON)).rejects.toMatchObject({
      code: "conflict",
      message: "checkout has no SLO in use, so there is no error budget yet. Create an SLO first.",
    });
    await sloOf(99.9);
    const read = await shown();
    await sloOf(99.5);
    await expect(acceptPolicy(manager, "checkout", read, NOON)).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await claims()).toEqual({});
  });

  it("is for managers to accept and to withdraw", async () => {
    await sloOf(99.9);
    const key = await shown();
    await acceptPolicy(manager, "checkout", key, NOON);
    for (const actor of [responder, viewer]) {
      await expect(acceptPolicy(actor, "checkout", key, NOON)).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(withdrawPolicy(actor, "checkout", NOON)).rejects.toMatchObject({
        code: "forbidden",
      });
    }
  });
});

describe("a review of a runbook", () => {
  const linked = () =>
    putService(systemActor, "checkout", { ...INPUT, reliability: { runbook: RUNBOOK } }, NOON);

  it("is kept with what was found, by whoever responds", async () => {
    await linked();
    const met = ["undo", "short-steps"] as const;
    await reviewRunbook(responder, "checkout", { url: RUNBOOK, met }, NOON);
    expect((await claims()).runbookReview).toEqual({
      by: "Rob",
      at: NOON.getTime(),
      url: RUNBOOK,
      met: ["short-steps", "undo"],
    });
    await reviewRunbook(manager, "checkout", { url: RUNBOOK, met: RUNBOOK_CHECKS }, later(1000));
    expect((await claims()).runbookReview).toMatchObject({ by: "Mia", met: RUNBOOK_CHECKS });
    expect(await audited()).toEqual(["service.review-runbook", "service.review-runbook"]);
    await expect(
      reviewRunbook(viewer, "checkout", { url: RUNBOOK, met }, NOON),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is of the runbook that the service has", async () => {
    const review = { url: RUNBOOK, met: RUNBOOK_CHECKS };
    await expect(reviewRunbook(manager, "checkout", review, NOON)).rejects.toMatchObject({
      code: "conflict",
    });
    await linked();
    await expect(
      reviewRunbook(manager, "checkout", { ...review, url: `${RUNBOOK}-old` }, NOON),
    ).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("that a service calls nothing", () => {
  const says = async () => (await claims()).callsNothing;

  it("is kept with who said it, until it is taken back", async () => {
    await setCallsNothing(manager, "checkout", true, NOON);
    await setCallsNothing(systemActor, "checkout", true, later(1000));
    expect(await says()).toEqual({ by: "Mia", at: NOON.getTime() });
    await setCallsNothing(manager, "checkout", false, later(2000));
    expect(await says()).toBeUndefined();
    expect(await audited()).toEqual(["service.calls-nothing", "service.calls-nothing-withdraw"]);
    await expect(setCallsNothing(responder, "checkout", true, NOON)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("is taken back by any call that is registered", async () => {
    const ways = [
      () => putDependency(systemActor, "checkout", "mail", {}, NOON),
      () => putService(systemActor, "checkout", { ...INPUT, dependencies: ["till"] }, NOON),
      () =>
        putDependencies(
          systemActor,
          "checkout",
          [{ callee: "bank", settings: {}, version: null, path: "items.0" }],
          NOON,
        ),
    ];
    await putService(systemActor, "till", { ...INPUT, name: "Till" }, NOON);
    for (const way of ways) {
      await putService(
        systemActor,
        "checkout",
        { ...INPUT, dependencies: [], callsNothing: true },
        NOON,
      );
      expect(await says()).toBeDefined();
      await way();
      expect(await says()).toBeUndefined();
    }
  });

  it("is refused while a call is registered, also one that the manager may not see", async () => {
    await person("Eve", { search: "manager" });
    await putService(systemActor, "vault", { ...INPUT, name: "Vault", team: "search" }, NOON);
    await putDependency(systemActor, "checkout", "vault", {}, NOON);
    const message = "checkout has 1 registered dependency. Remove what it does not call first.";
    await expect(setCallsNothing(manager, "checkout", true, NOON)).rejects.toMatchObject({
      code: "conflict",
      fieldErrors: [{ path: "callsNothing", message }],
    });
    await expect(
      putService(systemActor, "checkout", { ...INPUT, callsNothing: true }, NOON),
    ).rejects.toMatchObject({ code: "conflict" });
    expect(await says()).toBeUndefined();
  });
});
