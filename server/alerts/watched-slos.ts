import "server-only";
import type { Actor } from "@/db/access/actor";
import { listDataSpans } from "@/db/slos/list-data-spans";
import { listSlos } from "@/db/slos/list";
import type { Slo } from "@/db/slos/slo";
import { definitionToken } from "@/db/store/definition-token";

let known: { token: string; slos: readonly Slo[] } | null = null;

/**
 * The SLOs with an alert policy. Their definitions are read again only once something other than
 * measurements has been written.
 */
export async function watchedSlos(actor: Actor): Promise<Slo[]> {
  // Before they are read: what is written in between is then read once more.
  const token = await definitionToken();
  if (known?.token !== token) known = { token, slos: await withPolicy(actor) };
  const { slos } = known;
  const spans = await listDataSpans(actor);
  return slos.map((slo) => ({ ...slo, ...(spans.get(slo.id) ?? NOTHING) }));
}

const NOTHING = { firstMinute: null, lastMinute: null };

const withPolicy = async (actor: Actor): Promise<Slo[]> =>
  (await listSlos(actor)).filter(({ alerting }) => alerting.policy !== "none");
