import "server-only";
import { addEntry } from "@/db/incidents/add-entry";
import { editEntry } from "@/db/incidents/edit-entry";
import { getEntry } from "@/db/incidents/timeline";
import { entryAnswer, numberOf } from "../../incident-answers";
import { ok, put, type HandlersOf } from "../call";
import type { timelineOperations } from "../operations/timeline";

export const timelineHandlers: HandlersOf<typeof timelineOperations> = {
  postTimelineEntry: async ({ actor, params, body, now }) => {
    const number = numberOf(params.number, "incident");
    const { entryId } = await addEntry(actor, number, body, now);
    return put(entryAnswer(await getEntry(actor, number, entryId)), true);
  },

  getTimelineEntry: async ({ actor, params }) =>
    ok(
      entryAnswer(
        await getEntry(actor, numberOf(params.number, "incident"), numberOf(params.entry, "entry")),
      ),
    ),

  patchTimelineEntry: async ({ actor, params, body, now }) => {
    const number = numberOf(params.number, "incident");
    const entryId = numberOf(params.entry, "entry");
    await editEntry(actor, number, entryId, body, now);
    return ok(entryAnswer(await getEntry(actor, number, entryId)));
  },
};
