import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/db/access/actor";
import { putDependency } from "@/db/dependencies/put";
import { putTeam } from "@/db/people/teams";
import { putService } from "@/db/services/put";
import { putSlo } from "@/db/slos/put";
import { closeStore } from "@/db/store/client";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { NOON, person } from "@/db/testing/persons";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { DAY_MS } from "@/lib/time/duration";
import { recommendationsJob } from "../jobs/recommendations";
import { correctEffort, decide } from "./decide";
import { knownFindings } from "./findings";
import { getRecommendation, knownRecommendations } from "./recommendations";

const REFUSED = { kind: "refused", reason: "No." } as const;
const SLO = sloDefinitionSchema.parse({
  name: "up",
  sli: { kind: "availability" },
  objectives: [{ target: 99.9, window: { type: "rolling", days: 30 } }],
});

const service = (slug: string, team: string) =>
  putService(
    systemActor,
    slug,
    {
      name: slug,
      team,
      description: "",
      tier: null,
      reliability: { ownAvailabilityPercent: 99.95 },
    },
    NOON,
  );
const call = (caller: string, callee: string, settings = {}) =>
  putDependency(systemActor, caller, callee, { criticality: "hard", ...settings }, NOON);
const RETRIES = {
  attempts: 3,
  backoff: { kind: "exponential", baseMs: 100, jitter: "none" },
} as const;

let manager: Actor;
const open = async (actor: Actor = manager) =>
  (await knownRecommendations(actor)).filter(({ isOpen }) => isOpen).map(({ ref }) => ref);

beforeEach(async () => {
  vi.useFakeTimers({ now: NOON, toFake: ["Date"] });
  await freshStore();
  for (const team of ["payments", "secrets"])
    await putTeam(systemActor, team, { name: team, open: false }, NOON);
  for (const slug of ["shop", "till"]) await service(slug, "payments");
  await service("vault", "secrets");
  await putSlo(systemActor, "shop", "up", SLO, NOON);
  await call("shop", "vault", { ...RETRIES, availabilityPercent: 99.5 });
  await call("shop", "till", RETRIES);
  await call("vault", "disk", RETRIES);
  manager = await person("Mia", { payments: "manager" });
});
afterAll(async () => {
  vi.useRealTimers();
  await closeStore();
});

describe("findings", () => {
  it("say of what the reader may not see only that it is there", async () => {
    const { findings } = await knownFindings(manager);
    expect(JSON.stringify(findings)).not.toMatch(/vault|disk/);
    const ceiling = findings.find(({ id }) => id === "SLO-CEILING");
    expect(ceiling?.service).toBe("shop");
    expect(ceiling?.formula).toContain("99.95%");
    expect(new Set(findings.map((finding) => finding.service))).toEqual(new Set(["shop"]));
    expect(ceiling?.values).toMatchObject({
      dependencies: [
        // As shop has registered it, not as its team has.
        { name: "a service of another team", availabilityPercent: 99.5 },
        { name: "till", availabilityPercent: 99.95 },
        { name: "an external service of another team", availabilityPercent: null },
      ],
    });
  });

  it("name all of it to whoever may see it", async () => {
    const { findings } = await knownFindings(systemActor);
    expect(JSON.stringify(findings)).toMatch(/vault.*disk|disk.*vault/s);
  });
});

describe("recommendations", () => {
  it("of a hidden callee are called by its number, and are the same for all", async () => {
    const refs = await open();
    const hidden = refs.find((ref) => /^NO-JITTER\.shop\.~\d+$/.test(ref)) ?? "";
    expect(refs).toContain("NO-JITTER.shop.till");
    expect(refs.join()).not.toMatch(/vault|disk/);
    await decide(manager, hidden, REFUSED, NOON);
    expect(await open()).not.toContain(hidden);
    expect(await open(systemActor)).not.toContain("NO-JITTER.shop.vault");
    expect(await open(systemActor)).toContain("NO-JITTER.vault.disk");
    await expect(getRecommendation(manager, "NO-JITTER.shop.vault")).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(decide(manager, "NO-JITTER.vault.disk", REFUSED, NOON)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("that were put off come back on their day", async () => {
    const ref = "NO-JITTER.shop.till";
    await decide(manager, ref, { kind: "postponed", reason: "Later.", until: "2026-11-05" }, NOON);
    vi.setSystemTime(new Date("2026-11-04T23:59:59Z"));
    expect(await open()).not.toContain(ref);
    vi.setSystemTime(new Date("2026-11-05T00:00:00Z"));
    expect(await open()).toContain(ref);
    expect(await getRecommendation(manager, ref)).toMatchObject({
      decision: { kind: "postponed", reason: "Later." },
    });
  });

  it("that were refused, went away and return are open again", async () => {
    const ref = "NO-JITTER.shop.till";
    await decide(manager, ref, REFUSED, NOON);
    await call("shop", "till", { ...RETRIES, backoff: { ...RETRIES.backoff, jitter: "full" } });
    const run = {
      actor: systemActor,
      now: new Date(NOON.getTime() + DAY_MS),
      stop: new AbortController().signal,
    };
    await recommendationsJob.run(run);
    await call("shop", "till", RETRIES);
    expect(await open()).toContain(ref);
  });

  it("go by the effort that somebody corrected, also where the callee is hidden", async () => {
    const ref = (await open()).find((one) => /^NO-JITTER\.shop\.~/.test(one)) ?? "";
    expect((await getRecommendation(manager, ref)).recommendation.effort).toBe("S");
    await correctEffort(manager, ref, "L", NOON);
    expect((await getRecommendation(manager, ref)).recommendation.effort).toBe("L");
  });
});
