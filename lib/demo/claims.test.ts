import { expect, it } from "vitest";
import { changedTerms, policyTerms } from "@/lib/policy/terms";
import { demoClaims } from "./claims";
import { demoDefinition } from "./series";
import { DEMO_SLOS } from "./slo-catalog";

const termsNow = (service: string) =>
  policyTerms(
    DEMO_SLOS.filter((slo) => slo.service === service).map((slo) => ({
      slug: slo.slug,
      ...demoDefinition(slo),
    })),
  );

it.each([
  ["suggestions", []],
  ["checkout-api", ["latency"]],
])("what was accepted for %s lacks the SLOs %j", (service, lacking) => {
  const accepted = demoClaims(29_000_000).get(service)?.policy;
  expect(accepted && changedTerms(accepted.terms, termsNow(service))).toEqual({
    tiers: false,
    slos: lacking,
  });
});
