import { listChanges } from "../list";
import type { NounReads } from "../../testing/noun-reads";

export default {
  ofTeam: () => ({
    listChanges: (actor) => listChanges(actor, { service: null }, { limit: 100 }),
  }),
} satisfies NounReads;
