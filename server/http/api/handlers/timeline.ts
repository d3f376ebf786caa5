import "server-only";
import { addEntry } from "@/db/incidents/add-entry";
import { editEntry } from "@/db/incidents/edit-entry";
import { getEntry } from "@/db/incidents/timeline";
import { entryAnswer } from "../../incident-answers";
import { numberInAddress } from "../../number-in-address";
import { ok, put, type HandlersOf } from "../call";
import type { timelineOperations } from "../operations/timeline";

export const timelineHandlers: HandlersOf<typeof timelineOperations> = {
  postTimelineEntry: async ({ actor, params, body, now }) => {
    const number = numberInAddress(params.number, "incident");
    const { entryId } = await addEntry(actor, number, body, now);
    return put(entryAnswer(await getEntry(actor, number, entryId)), true);
  },

  getTimelineEntry: async ({ actor, params }) =>
    ok(
      entryAnswer(
        await getEntry(
          actor,
          numberInAddress(params.number, "incident"),
          numberInAddress(params.entry, "entry"),
        ),
      ),
    ),

  patchTimelineEntry: async ({ actor, params, body, now }) => {
    const number = numberInAddress(params.number, "incident");
    const entryId = numberInAddress(params.entry, "entry");
    await editEntry(actor, number, entryId, body, now);
    return ok(entryAnswer(await getEntry(actor, number, entryId)));
  },
};
