import { findService, findSlosDocument, getService } from "../find";
import { listServices } from "../list";
import type { NounReads } from "../../testing/noun-reads";

export default {
  ofTeam: () => ({
    findService: (actor) => findService(actor, "hidden-service"),
    findSlosDocument: (actor) => findSlosDocument(actor, "hidden-service"),
    getService: (actor) => getService(actor, "hidden-service"),
    listServices: (actor) => listServices(actor),
  }),
} satisfies NounReads;
