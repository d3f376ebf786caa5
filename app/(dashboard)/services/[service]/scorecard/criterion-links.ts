import type { CriterionLink } from "@/components/scorecard/criteria-card";
import type { Service } from "@/db/services/service";
import type { CriterionId } from "@/lib/reliability/scorecard/levels";

/** Where the evidence of each criterion stands. */
export const criterionLinks = ({
  slug,
  team,
}: Service): Partial<Record<CriterionId, CriterionLink>> => {
  const service = { href: `/services/${slug}`, label: "Open the service" };
  return {
    owner: { href: `/teams/${team.slug}`, label: "Open the team" },
    data: service,
    "on-call": { href: "/on-call", label: "Open on-call" },
    alerts: { href: `/alerts?service=${slug}`, label: "Open its alerts" },
    target: service,
    dependencies: service,
    fallbacks: service,
    findings: {
      href: `/reliability/findings?service=${slug}&severity=error`,
      label: "Open its errors",
    },
    postmortems: { href: "/postmortems", label: "Open postmortems" },
    actions: { href: "/postmortems/actions", label: "Open action items" },
    policy: { href: "#policy", label: "Open the policy" },
    runbook: { href: "#runbook", label: "Open the runbook" },
  };
};
