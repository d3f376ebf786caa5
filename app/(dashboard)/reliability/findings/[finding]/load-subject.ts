import { cache } from "react";
import { notFound } from "next/navigation";
import { findCallReview } from "@/db/dependencies/find-review";
import { listDecisionsOf } from "@/db/recommendations/list-decisions";
import { FINDING_CATALOGUE } from "@/lib/reliability/findings/catalogue";
import { type Finding, findingKey, isAbout, subjectKey } from "@/lib/reliability/findings/finding";
import { subjectOf } from "@/lib/reliability/recommend/field-words";
import type { Recommendation } from "@/lib/reliability/recommend/recommendation";
import { simulationHref } from "@/lib/reliability/recommend/simulation";
import { calleeLabel } from "@/lib/reliability/registry/callee-label";
import { requireActor } from "@/server/auth/current-actor";
import { knownFindings } from "@/server/reliability/findings";
import {
  type KnownRecommendation,
  knownRecommendations,
} from "@/server/reliability/recommendations";
import { readableServices } from "@/server/services/readable-services";
import { serviceNames } from "@/server/services/service-names";
import { callHref } from "../../../services/[service]/call-href";

/** What an address is about: a finding, or something to find out first. */
export const loadSubject = cache(async (address: string) => {
  const actor = await requireActor();
  const ref = decoded(address);
  const [{ findings, keys, registry }, recommendations, services, names] = await Promise.all([
    knownFindings(actor),
    knownRecommendations(actor),
    readableServices(actor),
    serviceNames(actor),
  ]);
  const finding = findings.find((one) => keys.ref(findingKey(one)) === ref) ?? null;
  const known = recommendations.find((one) => one.ref === ref) ?? null;
  const about = finding ?? known?.recommendation;
  const service = services.find(({ slug }) => slug === about?.service);
  if (!about || !service) notFound();
  const rule = FINDING_CATALOGUE.find(({ id }) => id === finding?.id) ?? null;
  const call = registry.dependencies.find((one) => isAbout(about, one)) ?? null;
  return {
    ref,
    finding,
    known,
    about,
    service,
    dependencyName: about.dependency && calleeLabel(about.dependency, about.calleeKind, names),
    rule,
    call,
    review:
      call && finding?.id === "DRIFT"
        ? await findCallReview(actor, call.caller, call.callee)
        : null,
    callHref: call && callHref(call),
    simulator: finding && simulationHref(finding.id, call),
    title: rule?.title ?? "Measure or register first",
    decisions: known ? await listDecisionsOf(actor, known.key) : [],
    names,
    gaps: finding ? gapsOf(finding, recommendations) : [],
  };
});

const decoded = (address: string): string => {
  try {
    return decodeURIComponent(address);
  } catch {
    return "";
  }
};

/** What says how to find out what it misses. */
function gapsOf({ missing }: Finding, recommendations: readonly KnownRecommendation[]) {
  const wanted = new Set(missing.map((field) => subjectKey("", field)));
  const isMissing = (one: Recommendation): boolean => wanted.has(subjectKey("", one));
  return recommendations
    .filter(({ recommendation }) => recommendation.kind === "instrument")
    .filter(({ recommendation }) => isMissing(recommendation))
    .map(({ ref, recommendation }) => ({ ref, subject: subjectOf(recommendation) }));
}
