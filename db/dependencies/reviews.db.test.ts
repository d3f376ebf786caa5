import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type CallReview, callReviewOf } from "@/lib/reliability/call-review/call-review";
import type { RuleId } from "@/lib/review/finding";
import type { Actor } from "../access/actor";
import { putTeam } from "../people/teams";
import { dependencyReviews } from "../schema/dependencies";
import { putService } from "../services/put";
import { listAudit } from "../store/audit-list";
import { closeStore, read } from "../store/client";
import { freshStore, systemActor } from "../testing/fresh-store";
import { later, NOON, person } from "../testing/persons";
import { assertReviewable } from "./assert-reviewable";
import { deleteDependency } from "./delete";
import { deleteCallReview } from "./delete-review";
import { findCallReview } from "./find-review";
import { listCallReviews } from "./list-reviews";
import { putDependency } from "./put";
import { saveCallReviews } from "./save-reviews";

const PATH = "src/pay.ts";
const found = (...rules: RuleId[]): CallReview =>
  callReviewOf(
    rules.map((rule) => ({ rule, path: PATH, line: 3, message: "Bad.", severity: "error" })),
    { paths: [PATH], unread: [] },
  );
const save = (actor: Actor, service: string, callee: string, review = found("R01"), now = NOON) =>
  saveCallReviews(actor, service, [{ callee, review }], now);
const put = (caller: string, callee: string, settings = {}) =>
  putDependency(systemActor, caller, callee, settings, NOON);
const totals = async (actor: Actor) =>
  (await listCallReviews(actor)).map(({ service, callee, rules }) => [
    `${service}/${callee}`,
    rules.reduce((sum, { total }) => sum + total, 0),
  ]);

describe("reviews of the code of calls", () => {
  let manager: Actor;
  let viewer: Actor;
  beforeEach(async () => {
    await freshStore();
    for (const team of ["payments", "search"])
      await putTeam(systemActor, team, { name: team, open: false }, NOON);
    for (const [slug, team] of Object.entries({
      shop: "payments",
      till: "payments",
      index: "search",
    }))
      await putService(
        systemActor,
        slug,
        { name: slug, team, description: "", tier: null, reliability: {} },
        NOON,
      );
    manager = await person("Mia", { payments: "manager" });
    viewer = await person("Vic", { payments: "viewer" });
    for (const callee of ["till", "stripe", "index"]) await put("shop", callee);
  });
  afterAll(closeStore);

  it("say who reviewed what and when, and which rules found nothing", async () => {
    await save(manager, "shop", "till");
    const review = await findCallReview(viewer, "shop", "till");
    expect(review).toMatchObject({ paths: [PATH], reviewedBy: "Mia", reviewedAt: NOON });
    expect(review?.rules).toEqual(found("R01").rules);
    expect(await findCallReview(viewer, "shop", "stripe")).toBeNull();
  });

  it("give way to the next one, also where that finds nothing", async () => {
    await save(manager, "shop", "till");
    await save(manager, "shop", "till", found(), later(5000));
    expect(await totals(viewer)).toEqual([["shop/till", 0]]);
    expect(await findCallReview(viewer, "shop", "till")).toMatchObject({ reviewedAt: later(5000) });
    expect(await read().$count(dependencyReviews)).toBe(1);
  });

  it("are saved for several calls at once, all or none", async () => {
    const both = ["till", "stripe"].map((callee) => ({ callee, review: found("R01", "R10") }));
    await saveCallReviews(manager, "shop", both, NOON);
    expect((await totals(viewer)).sort()).toEqual([
      ["shop/stripe", 2],
      ["shop/till", 2],
    ]);
    const wrong = [
      { callee: "till", review: found() },
      { callee: "nobody", review: found() },
    ];
    await expect(saveCallReviews(manager, "shop", wrong, NOON)).rejects.toMatchObject({
      code: "not-found",
      message: 'shop has no dependency "nobody", or you may not see it.',
    });
    expect((await totals(viewer)).map(([, total]) => total)).toEqual([2, 2]);
  });

  it("go with their call, stay when it is edited, and can be removed alone", async () => {
    await save(manager, "shop", "till");
    await save(manager, "shop", "stripe");
    await put("shop", "till", { attempts: 2 });
    expect(await totals(viewer)).toHaveLength(2);
    await deleteDependency(manager, "shop", "till", NOON);
    await put("shop", "till");
    expect(await totals(viewer)).toEqual([["shop/stripe", 1]]);
    await deleteCallReview(manager, "shop", "stripe", NOON);
    expect(await totals(viewer)).toEqual([]);
    await expect(deleteCallReview(manager, "shop", "stripe", NOON)).rejects.toMatchObject({
      code: "not-found",
      message: "No code review of the calls from shop to stripe is saved.",
    });
  });

  it("are in the audit log with what was found", async () => {
    await save(manager, "shop", "till", found("R01", "R10"));
    await deleteCallReview(manager, "shop", "till", NOON);
    const { items } = await listAudit(systemActor, { thing: "dependency" }, { size: 2, page: 1 });
    expect(items.map(({ action, subject, after }) => [action, subject, after])).toEqual([
      ["dependency.remove-review", "dependency:shop/till", null],
      [
        "dependency.review",
        "dependency:shop/till",
        JSON.stringify({ files: 1, found: { R01: 1, R10: 1 } }),
      ],
    ]);
  });

  it("are saved and removed by whoever may change the service, and by no one else", async () => {
    await save(systemActor, "shop", "till");
    const stranger = await person("Sue", { search: "manager" });
    for (const [actor, code] of [
      [viewer, "forbidden"],
      [stranger, "not-found"],
    ] as const) {
      await expect(save(actor, "shop", "till")).rejects.toMatchObject({ code });
      await expect(deleteCallReview(actor, "shop", "till", NOON)).rejects.toMatchObject({ code });
      await expect(assertReviewable(actor, "shop", "till")).rejects.toMatchObject({ code });
    }
    await expect(assertReviewable(manager, "shop", "till")).resolves.toBeUndefined();
    await expect(assertReviewable(manager, "shop", "nobody")).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(findCallReview(stranger, "shop", "till")).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await totals(stranger)).toEqual([]);
  });

  it("of a call to a hidden service are told to nobody who may not see that service", async () => {
    await save(systemActor, "shop", "index");
    expect(await totals(systemActor)).toEqual([["shop/index", 1]]);
    expect(await totals(manager)).toEqual([]);
    expect(await findCallReview(manager, "shop", "index")).toBeNull();
    await expect(save(manager, "shop", "index")).rejects.toMatchObject({ code: "not-found" });
    await expect(assertReviewable(manager, "shop", "index")).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("of something external give way to those of a service that is called the same", async () => {
    await putDependency(manager, "shop", "index", {}, NOON);
    await save(manager, "shop", "index", found("R01", "R10"));
    await save(systemActor, "shop", "index", found("R05"), later(5000));
    expect(await totals(manager)).toEqual([["shop/index", 2]]);
    expect(await totals(systemActor)).toEqual([["shop/index", 1]]);
    expect(await findCallReview(systemActor, "shop", "index")).toMatchObject({
      reviewedAt: later(5000),
    });
    expect(await findCallReview(manager, "shop", "index")).toMatchObject({ reviewedAt: NOON });
  });
});
