import { concernedTeams } from "@/lib/incident/concerned-teams";
import { tellEvent } from "../../notifications/internal/tell-event";
import type { Db } from "../../store/engine";
import type { Postmortem } from "../postmortem";

/** Tells the team that owns it, and those of its incident. */
export const tellOfPublished = (
  tx: Db,
  { id, team, incident }: Postmortem,
  now: Date,
): Promise<void> =>
  tellEvent(
    tx,
    [team, ...(incident ? concernedTeams(incident) : [])].map((concerned) => concerned.id),
    { kind: "event", event: "postmortem.published", at: now.getTime(), postmortemId: id },
    {},
  );
