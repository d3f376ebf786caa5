import { getIntegration } from "../find";
import { findIntegrationByKey } from "../find-by-key";
import { listIntegrations } from "../list";
import { listPayloads } from "../list-payloads";
import type { NounReads } from "../../testing/noun-reads";
import { NOON } from "../../testing/persons";

export default {
  ofTeam: () => ({
    getIntegration: (actor) => getIntegration(actor, "hidden-integration"),
    listIntegrations: (actor) => listIntegrations(actor),
    listPayloads: (actor) => listPayloads(actor, "hidden-integration"),
  }),
  ofInstallation: {
    findIntegrationByKey: (actor) => findIntegrationByKey(actor, "hidden", NOON),
  },
} satisfies NounReads;
