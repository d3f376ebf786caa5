import type { FindingRow } from "@/components/reliability/finding/finding-table";
import type { Actor } from "@/db/access/actor";
import { type Finding, findingKey } from "@/lib/reliability/findings/finding";
import { inMinutes } from "@/lib/reliability/findings/figures";
import type { FindingListQuery } from "@/lib/reliability/findings/list-query";
import { knownFindings } from "@/server/reliability/findings";
import { knownRecommendations } from "@/server/reliability/recommendations";
import { readableServices } from "@/server/services/readable-services";
import { decidedWords } from "../decision-views";

export const minutesWords = (minutes: number | null): string | null =>
  minutes === null ? null : inMinutes(minutes);

/** Of whatever severity, worst first; `severity` is for whoever counts them. */
export async function findingRows(actor: Actor, query: FindingListQuery): Promise<FindingRow[]> {
  const [{ findings, keys }, recommendations, services] = await Promise.all([
    knownFindings(actor),
    knownRecommendations(actor),
    readableServices(actor),
  ]);
  const known = new Map(recommendations.map((one) => [one.ref, one]));
  const bySlug = new Map(services.map((service) => [service.slug, service]));
  return findings.flatMap((finding) => {
    const service = bySlug.get(finding.service);
    if (!service || !fits(finding, service.team.slug, query)) return [];
    const ref = keys.ref(findingKey(finding));
    return [
      {
        ref,
        id: finding.id,
        severity: finding.severity,
        message: finding.message,
        service: { slug: service.slug, name: service.name, team: service.team.name },
        dependency:
          finding.dependency &&
          ((finding.calleeKind === "service" && bySlug.get(finding.dependency)?.name) ||
            finding.dependency),
        atRisk: minutesWords(finding.budgetMinutesAtRisk),
        decided: decidedWords(known.get(ref)),
      },
    ];
  });
}

const fits = (finding: Finding, ofTeam: string, { team, service, id }: FindingListQuery): boolean =>
  (team === "" || team === ofTeam) &&
  (service === "" || service === finding.service) &&
  (id === "" || id === finding.id);
