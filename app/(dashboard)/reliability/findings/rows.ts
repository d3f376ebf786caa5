import type { FindingRow } from "@/components/reliability/finding/finding-table";
import type { Actor } from "@/db/access/actor";
import { type Finding, findingKey } from "@/lib/reliability/findings/finding";
import { worstFirst } from "@/lib/reliability/findings/findings-of";
import type { FindingListQuery } from "@/lib/reliability/findings/list-query";
import { calleeLabel } from "@/lib/reliability/registry/callee-label";
import { knownFindings } from "@/server/reliability/findings";
import { OWN_NAME, OWN_NAMES } from "@/server/reliability/own-dependencies";
import { ownReview } from "@/server/reliability/own-review";
import { knownRecommendations } from "@/server/reliability/recommendations";
import { requestTime } from "@/server/request/request-time";
import { readableServices } from "@/server/services/readable-services";
import { serviceNames } from "@/server/services/service-names";
import { OWN_CALLS_PAGE } from "../burnline/page-href";
import { decidedWords } from "../decision-views";

/** Of whatever severity, worst first; `severity` is for whoever counts them. */
export async function findingRows(actor: Actor, query: FindingListQuery): Promise<FindingRow[]> {
  const own = ownFindingRows(actor, query);
  const registered = await registeredRows(actor, query);
  return own.length === 0 ? registered : [...registered, ...own].sort(worstFirst);
}

async function registeredRows(actor: Actor, query: FindingListQuery): Promise<FindingRow[]> {
  const [{ findings, keys }, recommendations, services, names] = await Promise.all([
    knownFindings(actor),
    knownRecommendations(actor),
    readableServices(actor),
    serviceNames(actor),
  ]);
  const known = new Map(recommendations.map((one) => [one.ref, one]));
  const bySlug = new Map(services.map((service) => [service.slug, service]));
  return findings.flatMap((finding) => {
    const service = bySlug.get(finding.service);
    if (!service || !fits(finding, service.team.slug, query)) return [];
    const ref = keys.ref(findingKey(finding));
    return [
      {
        key: ref,
        href: `/reliability/findings/${ref}`,
        ...told(finding),
        service: {
          href: `/services/${service.slug}`,
          name: service.name,
          team: service.team.name,
        },
        dependency:
          finding.dependency && calleeLabel(finding.dependency, finding.calleeKind, names),
        decided: decidedWords(known.get(ref)),
      },
    ];
  });
}

function ownFindingRows(actor: Actor, query: FindingListQuery): FindingRow[] {
  const { findings } = ownReview(actor, new Date(requestTime()));
  return findings
    .filter((finding) => fits(finding, "", query))
    .map((finding) => ({
      key: findingKey(finding),
      href: OWN_CALLS_PAGE,
      ...told(finding),
      service: {
        href: OWN_CALLS_PAGE,
        name: OWN_NAME,
        team: "built in",
      },
      dependency: finding.dependency && (OWN_NAMES.get(finding.dependency) ?? finding.dependency),
      decided: null,
    }));
}

const told = ({ id, severity, message, budgetMinutesAtRisk }: Finding) => ({
  id,
  severity,
  message,
  budgetMinutesAtRisk,
});

const fits = (finding: Finding, ofTeam: string, { team, service, id }: FindingListQuery): boolean =>
  (team === "" || team === ofTeam) &&
  (service === "" || service === finding.service) &&
  (id === "" || id === finding.id);
