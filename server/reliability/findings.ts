import "server-only";
import type { Actor } from "@/db/access/actor";
import { listCallReviews, type ReviewedCall } from "@/db/dependencies/list-reviews";
import { readKnownRegistry } from "@/db/dependencies/registry";
import { measuredBatches } from "@/db/store/measured-slos";
import { foundBy } from "@/lib/reliability/call-review/call-review";
import type { ReviewResult } from "@/lib/reliability/findings/facts";
import type { Finding } from "@/lib/reliability/findings/finding";
import { findingsOf } from "@/lib/reliability/findings/findings-of";
import { type Keys, keysOf } from "@/lib/reliability/recommend/keys";
import type { Registry } from "@/lib/reliability/registry/graph";
import { isHiddenName } from "@/lib/reliability/registry/hidden";
import { requestTime } from "../request/request-time";
import { shared } from "../request/shared";
import { sloSnapshot } from "../slos/snapshot";
import { measuredHistories } from "./measured-history";

type KnownFindings = {
  /** Worst first, of services that the actor may see. */
  findings: readonly Finding[];
  registry: Registry;
  keys: Keys;
};

/**
 * What is wrong in the whole registry, worked out once for all with the same rights: names of
 * services that the actor may not see are in no part of it.
 */
export const knownFindings = (actor: Actor): Promise<KnownFindings> =>
  shared(actor, ["findings", measuredBatches()], async () => {
    const [{ registry, hidden }, reviewed, { slos }] = await Promise.all([
      readKnownRegistry(actor),
      listCallReviews(actor),
      sloSnapshot(actor),
    ]);
    const histories = measuredHistories(slos);
    const reviews = reviewed.flatMap(resultsOf);
    const findings = findingsOf(registry, requestTime(), { reviews, histories });
    return {
      findings: findings.filter(({ service }) => !isHiddenName(service)),
      registry,
      keys: keysOf(
        hidden,
        registry.services.map(({ slug }) => slug).filter((slug) => !isHiddenName(slug)),
      ),
    };
  });

/** Of each rule that found something, its first place. */
const resultsOf = ({ service, callee, rules, reviewedAt }: ReviewedCall): ReviewResult[] =>
  foundBy({ rules }).flatMap(({ rule, total, places: [place] }) =>
    place ? [{ service, callee, rule, total, place, reviewedAt: reviewedAt.getTime() }] : [],
  );
