import { cache } from "react";
import { notFound } from "next/navigation";
import { listDecisionsOf } from "@/db/recommendations/list-decisions";
import { FINDING_CATALOGUE } from "@/lib/reliability/findings/catalogue";
import { type Finding, findingKey } from "@/lib/reliability/findings/finding";
import { simulationHref } from "@/lib/reliability/recommend/simulation";
import { isHiddenName } from "@/lib/reliability/registry/hidden";
import { requireActor } from "@/server/auth/current-actor";
import { knownFindings } from "@/server/reliability/findings";
import { knownRecommendations } from "@/server/reliability/recommendations";
import { readableServices } from "@/server/services/readable-services";

/** What an address is about: a finding, or something to find out first. */
export const loadSubject = cache(async (address: string) => {
  const actor = await requireActor();
  const ref = decoded(address);
  const [{ findings, keys, registry }, recommendations, services] = await Promise.all([
    knownFindings(actor),
    knownRecommendations(actor),
    readableServices(actor),
  ]);
  const finding = findings.find((one) => keys.ref(findingKey(one)) === ref) ?? null;
  const known = recommendations.find((one) => one.ref === ref) ?? null;
  const about = finding ?? known?.recommendation;
  const service = services.find(({ slug }) => slug === about?.service);
  if (!about || !service) notFound();
  const rule = FINDING_CATALOGUE.find(({ id }) => id === finding?.id) ?? null;
  const call =
    registry.dependencies.find(
      ({ caller, callee }) => caller === about.service && callee === about.dependency,
    ) ?? null;
  const isToFindOut = (key: string): boolean =>
    recommendations.some(({ recommendation }) => recommendation.key === key);
  return {
    ref,
    finding,
    known,
    about,
    service,
    rule,
    callHref:
      call === null || isHiddenName(call.callee)
        ? null
        : `/services/${service.slug}/dependencies/${call.callee}`,
    simulator: finding && simulationHref(finding.id, call),
    title: rule?.title ?? "Find out first",
    decisions: known ? await listDecisionsOf(actor, known.key) : [],
    gaps: finding ? gapsOf(finding).filter(isToFindOut).map(keys.ref) : [],
  };
});

const decoded = (address: string): string => {
  try {
    return decodeURIComponent(address);
  } catch {
    return "";
  }
};

/** The keys of what says how to find out what it misses. */
const gapsOf = ({ missing }: Finding): string[] => [
  ...new Set(
    missing.map(({ service, dependency }) =>
      dependency === null ? `INSTRUMENT/${service}` : `INSTRUMENT/${service}/${dependency}`,
    ),
  ),
];
