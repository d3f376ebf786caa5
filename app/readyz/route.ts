import { readiness } from "@/server/start/readiness";

export const dynamic = "force-dynamic";

/** 200 where requests can be met, else 503; the reasons are in the body. */
export async function GET(): Promise<Response> {
  const { ready, checks } = await readiness(new Date());
  return Response.json(
    { status: ready ? "ready" : "not ready", checks },
    { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
