import "server-only";
import { cache } from "react";
import type { Actor } from "@/db/access/actor";
import { listTeams, type Team } from "@/db/people/teams";
import { shared } from "../request/shared";

/** As `listTeams`, read once for all with the same rights: the frame of every page names them. */
export const readableTeams = cache((actor: Actor): Promise<readonly Team[]> =>
  shared(actor, ["teams"], () => listTeams(actor)),
);
