import { findSlo } from "@/db/slos";
import { currentActor } from "@/server/auth/current-actor";
import { minuteHistory } from "@/server/slo-detail";

const DAYS = 28;
/** The longest alert window reaches this far back. */
const LEAD_DAYS = 3;

/** The minutes that the what-if panel replays alerts over. */
export async function GET(_request: Request, { params }: RouteContext<"/services/[service]/slos/[slo]/history">): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return Response.json({ title: "Sign in first." }, { status: 401 });
  const { service, slo: slug } = await params;
  const slo = await findSlo(actor, service, slug);
  if (!slo) return Response.json({ title: "There is nothing here, or you may not see it." }, { status: 404 });
  return Response.json(await minuteHistory(slo, Date.now(), DAYS, LEAD_DAYS), { headers: { "Cache-Control": "no-store" } });
}
