import { editEntry, getEntry } from "@/db/incident-entries";
import { patchEntryOperation } from "@/lib/api/operations/incidents";
import { handler, ok } from "@/server/http/handler";
import { entryAnswer, numberOf } from "@/server/http/incident-answers";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  PATCH: handler(patchEntryOperation, async ({ actor, params, body, now }) => {
    const number = numberOf(params.number, "incident");
    const entryId = numberOf(params.entry, "entry");
    await editEntry(actor, number, entryId, body, now);
    return ok(entryAnswer(await getEntry(actor, number, entryId)));
  }),
});
