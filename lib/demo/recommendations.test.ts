import { expect, it } from "vitest";
import { findingKey } from "@/lib/reliability/findings/finding";
import { findingsOf } from "@/lib/reliability/findings/findings-of";
import { withKinds } from "@/lib/testing/registries";
import { keysOf } from "@/lib/reliability/recommend/keys";
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
  const dependencies = withKinds(demoDependencies(ANCHOR_MINUTE), services);
  const findings = findingsOf({ services, dependencies }, ANCHOR_MINUTE * MINUTE_MS);
  const { stored } = keysOf(
    [],
    services.map(({ slug }) => slug),
  );
  const keys = new Set(findings.map((finding) => stored(findingKey(finding))));
  expect(DEMO_DECISIONS.filter(({ key }) => !keys.has(key))).toEqual([]);
  expect(findings.filter(({ severity }) => severity !== "hint").length).toBeGreaterThanOrEqual(12);
});
