import { expect, it } from "vitest";
import { findingKey } from "@/lib/reliability/findings/finding";
import { findingsOf } from "@/lib/reliability/findings/findings-of";
import { MINUTE_MS } from "@/lib/time/duration";
import { DEMO_SERVICES } from "./company";
import { demoDependencies } from "./dependencies";
import { DEMO_DECISIONS } from "./recommendations";

const ANCHOR_MINUTE = 29_000_000;

it("takes on what the findings of the demo's own registry say", () => {
  const services = DEMO_SERVICES.map(({ slug, tier, reliability }) => ({
    slug,
    ...(tier === null ? {} : { tier }),
    ...reliability,
  }));
  const dependencies = demoDependencies(ANCHOR_MINUTE);
  const findings = findingsOf({ services, dependencies }, ANCHOR_MINUTE * MINUTE_MS);
  const keys = new Set(findings.map(findingKey));
  expect(DEMO_DECISIONS.filter(({ key }) => !keys.has(key))).toEqual([]);
  expect(findings.filter(({ severity }) => severity !== "hint").length).toBeGreaterThanOrEqual(12);
});
