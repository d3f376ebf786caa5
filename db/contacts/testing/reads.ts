import { getChannel, listChannels } from "../channels";
import { findOwnRules, listOwnContacts } from "../list-own";
import { listReach } from "../list-reach";
import type { NounReads } from "../../testing/noun-reads";

export default {
  ofTeam: () => ({
    getChannel: (actor) => getChannel(actor, "hidden-channel"),
    listChannels: (actor) => listChannels(actor),
    listReach: (actor) => listReach(actor, ["hidden@example.org"]),
  }),
  own: {
    findOwnRules: (actor) => findOwnRules(actor),
    listOwnContacts: (actor) => listOwnContacts(actor),
  },
} satisfies NounReads;
