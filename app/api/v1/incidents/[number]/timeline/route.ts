import { addEntry } from "@/db/incidents/add-entry";
import { getEntry } from "@/db/incidents/timeline";
import { postEntryOperation } from "@/lib/api/operations/incidents";
import { handler, put } from "@/server/http/handler";
import { entryAnswer, numberOf } from "@/server/http/incident-answers";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handler(postEntryOperation, async ({ actor, params, body, now }) => {
    const number = numberOf(params.number, "incident");
    const { entryId } = await addEntry(actor, number, body, now);
    return put(entryAnswer(await getEntry(actor, number, entryId)), true);
  }),
});
