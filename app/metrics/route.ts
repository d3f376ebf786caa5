import { systemActor } from "@/server/auth/system-actor";
import { mayScrape, scrape } from "@/server/metrics/scrape";

export const dynamic = "force-dynamic";

/** Burnline's own metrics, for a Prometheus to scrape. */
export async function GET(request: Request): Promise<Response> {
  const token = process.env.BURNLINE_METRICS_TOKEN;
  if (!mayScrape(request.headers.get("authorization"), token)) {
    return new Response("A bearer token is needed.\n", {
      status: 401,
      headers: { "www-authenticate": 'Bearer realm="metrics"' },
    });
  }
  const { type, text } = await scrape(systemActor("metrics"), new Date(), Boolean(token));
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
}
