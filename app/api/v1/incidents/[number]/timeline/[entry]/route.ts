import { editEntry } from "@/db/incidents/edit-entry";
import { getEntry } from "@/db/incidents/timeline";
import { getEntryOperation, patchEntryOperation } from "@/lib/api/operations/incidents";
import { handler, ok } from "@/server/http/handler";
import { entryAnswer, numberOf } from "@/server/http/incident-answers";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handler(getEntryOperation, async ({ actor, params }) =>
    ok(
      entryAnswer(
        await getEntry(actor, numberOf(params.number, "incident"), numberOf(params.entry, "entry")),
      ),
    ),
  ),
  PATCH: handler(patchEntryOperation, async ({ actor, params, body, now }) => {
    const number = numberOf(params.number, "incident");
    const entryId = numberOf(params.entry, "entry");
    await editEntry(actor, number, entryId, body, now);
    return ok(entryAnswer(await getEntry(actor, number, entryId)));
  }),
});
