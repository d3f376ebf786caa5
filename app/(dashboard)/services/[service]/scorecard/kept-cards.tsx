import { PolicyCard } from "@/components/scorecard/policy-card";
import { RunbookCard } from "@/components/scorecard/runbook-card";
import { can, type Actor } from "@/db/access/actor";
import type { Service } from "@/db/services/service";
import type { Slo } from "@/db/slos/slo";
import { plural } from "@/lib/formats/count";
import { alertPolicyOf } from "@/lib/slo/alert-policy";
import { percentOfPpm } from "@/lib/slo/percent";
import { windowWords } from "@/lib/slo/window-length";
import { keptOf } from "@/server/reliability/kept";
import { acceptPolicyAction, reviewRunbookAction, withdrawPolicyAction } from "./actions";

/** What people say of the service that nothing else could tell. */
export async function KeptCards({ actor, service }: { actor: Actor; service: Service }) {
  const { slug, name, team, reliability } = service;
  const { slos, termsKey, policy, review } = await keptOf(actor, service);
  const mayManage = can(actor, "manage", team);
  return (
    <>
      <PolicyCard
        service={{ slug, name, team: team.name }}
        slos={slos.map(sloRow)}
        termsKey={termsKey}
        accepted={policy && { by: policy.by, at: policy.at, isCurrent: policy.isCurrent }}
        actions={mayManage ? { accept: acceptPolicyAction, withdraw: withdrawPolicyAction } : null}
      />
      <RunbookCard
        service={slug}
        url={reliability.runbook ?? null}
        review={review}
        editHref={mayManage ? `/services/${slug}/edit` : null}
        action={can(actor, "respond", team) ? reviewRunbookAction : null}
      />
    </>
  );
}

const sloRow = ({ slug, name, objectives, alerting }: Slo) => {
  const [count = 0] = objectives.map(
    (objective) => alertPolicyOf(alerting, objective).rules.length,
  );
  return {
    slug,
    name,
    targets: objectives
      .map(({ targetPpm, window }) => `${percentOfPpm(targetPpm)}% over ${windowWords(window)}`)
      .join(", "),
    alerts:
      alerting.policy === "none"
        ? "no alerts"
        : `${alerting.policy === "default" ? "default alerts, " : ""}${plural(count, "rule")}`,
  };
};
