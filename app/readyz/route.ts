import { readiness } from "@/server/start/readiness";

export const dynamic = "force-dynamic";

/** 200 where all is well, else 503 with the reasons; `?exclude=delivery` leaves a check out. */
export async function GET(request: Request): Promise<Response> {
  const excluded = new Set(new URL(request.url).searchParams.getAll("exclude"));
  const { ready, reasons, checks } = await readiness(new Date(), excluded);
  return Response.json(
    { status: ready ? "ready" : "not ready", reasons, checks },
    { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
