import { acknowledge } from "@/server/notifications/acknowledging";
import { answered } from "@/server/http/answered";
import { json } from "@/server/http/json";
import { problem } from "@/server/http/problem";
import { route } from "@/server/http/route";

/** Push services' pages post from their own origin; the link itself is the proof. */
const FROM_ANYWHERE = { "access-control-allow-origin": "*" };

/** What buttons of push messages post to. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: (_request, context) =>
    answered("POST /api/acknowledge", async () => {
      const { link = "" } = (await context.params) ?? {};
      const found = await acknowledge(String(link), new Date());
      if (!found) return problem(404, "This link no longer works.", { headers: FROM_ANYWHERE });
      const { title, state, acknowledgedBy, acknowledgedAt, next } = found;
      return json({ title, state, acknowledgedBy, acknowledgedAt, next }, 200, FROM_ANYWHERE);
    }),
});
