import { AppError } from "@/lib/errors/app-error";
import { policyTerms, termsKey } from "@/lib/policy/terms";
import type { Actor } from "../access/actor";
import { readingIn } from "../access/reader";
import { selectSlos } from "../slos/internal/rows";
import { serialWrite } from "../store/serial-write";
import { serviceForChange } from "./internal/change";
import { saidBy, saveClaims } from "./internal/claims";

/**
 * The owning team accepts the error budget policy for the service. `shown`: the key of the terms
 * that were read; throws conflict where they are others by now.
 */
export const acceptPolicy = (actor: Actor, slug: string, shown: string, now: Date): Promise<void> =>
  serialWrite(async (tx) => {
    const service = await serviceForChange(tx, actor, slug);
    const terms = policyTerms(await selectSlos(readingIn(tx, actor), { service: slug }));
    if (Object.keys(terms.slos).length === 0)
      throw new AppError(
        "conflict",
        `${slug} has no SLO in use, so there is no error budget yet. Create an SLO first.`,
      );
    if (termsKey(terms) !== shown)
      throw new AppError(
        "conflict",
        "The policy or an SLO changed while you were reading. Open the page again, and read what changed.",
      );
    const policy = { ...saidBy(actor, now), team: service.team.slug, terms };
    const claims = { ...service.claims, policy };
    const change = { claims, action: "service.accept-policy", after: terms };
    await saveClaims(tx, actor, service, change, now);
  });

/** The team no longer accepts it; where it did not, nothing changes. */
export const withdrawPolicy = (actor: Actor, slug: string, now: Date): Promise<void> =>
  serialWrite(async (tx) => {
    const service = await serviceForChange(tx, actor, slug);
    const { policy, ...claims } = service.claims;
    if (!policy) return;
    const change = { claims, action: "service.withdraw-policy", before: policy.terms };
    await saveClaims(tx, actor, service, change, now);
  });
