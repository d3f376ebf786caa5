import { actorOfFeed } from "@/server/auth/feed-actor";
import { answered } from "@/server/http/answered";
import { etagOf } from "@/server/http/preconditions";
import { HttpError } from "@/server/http/problem";
import { route } from "@/server/http/route";
import { calendarOf } from "@/server/schedules/calendar";

const NAMED = /^([0-9A-Za-z]{40})(?:\.ics)?$/;

const unknown = () =>
  new HttpError(404, "There is no such calendar. Its link was revoked, or is damaged.");

/** A calendar under its secret address: whoever has the link reads it. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: (request, { params }) =>
    answered("GET /api/calendar", async () => {
      const { token } = (await params) ?? {};
      const key = NAMED.exec(String(token))?.[1];
      const found = key === undefined ? null : await actorOfFeed(key);
      if (!found) throw unknown();
      const text = await calendarOf(found.actor, found.feed, new Date());
      const headers = {
        "content-type": "text/calendar; charset=utf-8",
        "cache-control": "private, no-cache",
        etag: etagOf(text),
      };
      const known = request.headers.get("if-none-match")?.split(",") ?? [];
      if (known.some((tag) => tag.trim().replace(/^W\//, "") === headers.etag))
        return new Response(null, { status: 304, headers });
      return new Response(text, { headers });
    }),
});
