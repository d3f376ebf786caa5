import { sloDefinitionSchema, type SloBody } from "@/lib/slo/schema";
import { readSlosYaml, type NamedSlo } from "@/lib/slo/yaml";

/** One SLO with all that the format derives. */
export const DOCUMENT = `service: checkout
slos:
  - name: availability
    description: Customers can pay
    sli:
      type: availability            # what customers feel
      query:
        source: main-prometheus
        good: sum(increase(http_requests_total{job="checkout",code!~"5.."}[1m]))
        total: sum(increase(http_requests_total{job="checkout"}[1m]))
    target: 99.9%
    window: 30d
    error_budget:
      monthly_minutes: 43.2
      burn_rate_alerts:
        - severity: critical        # = page
          burn_rate: 14.4x          # 2% of the budget in 1 hour
          window: 1h
        - severity: warning         # = ticket
          burn_rate: 6x             # 5% of the budget in 6 hours
          window: 6h
`;

/** An SLO as a document names it; what `body` leaves out is the plainest. */
export const slo = (slug: string, body: Partial<SloBody>): NamedSlo => ({
  slug,
  definition: sloDefinitionSchema.parse({
    name: slug,
    sli: { kind: "availability" },
    objectives: [{ target: 99.9, window: { type: "rolling", days: 30 } }],
    ...body,
  }),
});

/** What a document says; throws where it has faults. */
export function read(text: string) {
  const result = readSlosYaml(text);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result;
}

/** A document of one SLO, and `more` lines of it. */
export const minimal = (more: string) =>
  `service: checkout\nslos:\n  - name: up\n    sli: {type: availability}\n    target: 99.9%\n    window: 30d\n${more}`;
