import { policyTerms } from "@/lib/policy/terms";
import type { ServiceClaims } from "@/lib/service/claims";
import { RUNBOOK_CHECKS } from "@/lib/service/runbook-checks";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { DEMO_SERVICES, demoRunbook } from "./company";
import { DEMO_PEOPLE } from "./people";
import { demoDefinition } from "./series";
import { DEMO_SLOS } from "./slo-catalog";

const { ines, nadia, priya, tomas } = DEMO_PEOPLE;

/** What the people of the demo said of its services, by service, as of its beginning. */
export function demoClaims(anchorMinute: number): ReadonlyMap<string, ServiceClaims> {
  const said = (by: string, daysAgo: number) => ({
    by,
    at: anchorMinute * MINUTE_MS - daysAgo * DAY_MS,
  });
  const accepted = (service: string, by: string, daysAgo: number) => ({
    policy: { ...said(by, daysAgo), team: teamOf(service), terms: termsOf(service) },
  });
  const reviewed = (
    service: string,
    by: string,
    daysAgo: number,
    met = RUNBOOK_CHECKS.slice(),
  ) => ({
    runbookReview: { ...said(by, daysAgo), url: demoRunbook(service), met },
  });
  return new Map<string, ServiceClaims>([
    [
      "event-bus",
      {
        ...accepted("event-bus", ines, 41),
        ...reviewed("event-bus", ines, 24),
        callsNothing: said(ines, 60),
      },
    ],
    ["identity", { ...accepted("identity", ines, 41), ...reviewed("identity", tomas, 201) }],
    [
      "checkout-api",
      {
        policy: { ...accepted("checkout-api", priya, 26).policy, terms: beforeLatency },
        ...reviewed("checkout-api", priya, 33, ["short-steps", "one-action", "commands"]),
      },
    ],
    ["search-api", accepted("search-api", nadia, 12)],
    [
      "suggestions",
      { ...accepted("suggestions", nadia, 12), ...reviewed("suggestions", nadia, 18) },
    ],
  ]);
}

const termsOf = (service: string, isAccepted: (slug: string) => boolean = () => true) =>
  policyTerms(
    DEMO_SLOS.filter((slo) => slo.service === service && isAccepted(slo.slug)).map((slo) => ({
      slug: slo.slug,
      ...demoDefinition(slo),
    })),
  );

/** The checkout has got an SLO since. */
const beforeLatency = termsOf("checkout-api", (slug) => slug !== "latency");

const teamOf = (service: string): string =>
  DEMO_SERVICES.find(({ slug }) => slug === service)?.team ?? "";
