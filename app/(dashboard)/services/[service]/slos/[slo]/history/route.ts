import { z } from "zod";
import { getSlo } from "@/db/slos/find";
import { route } from "@/server/http/route";
import { sessionHandler } from "@/server/http/session-handler";
import { minuteHistory } from "@/server/slos/detail";

const DAYS = 28;
/** The longest alert window reaches this far back. */
const LEAD_DAYS = 3;

/** The minutes that the what-if panel replays alerts over. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: sessionHandler(
    "/services/{service}/slos/{slo}/history",
    z.strictObject({}),
    async ({ actor, params, now }) =>
      minuteHistory(
        actor,
        await getSlo(actor, params.service, params.slo),
        now.getTime(),
        DAYS,
        LEAD_DAYS,
      ),
  ),
});
