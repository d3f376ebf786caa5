import "server-only";
import { deleteIntegration } from "@/db/integrations/delete";
import { getIntegration } from "@/db/integrations/find";
import { listIntegrations } from "@/db/integrations/list";
import { reachedUrl } from "@/server/auth/installation-url";
import { renewKey, saveIntegration } from "@/server/intake/integrations";
import { pageByKey } from "../../cursor";
import { integrationAnswer, keyAnswer } from "../../integration-answers";
import { noContent, ok, put, type HandlersOf } from "../call";
import type { integrationOperations } from "../operations/integrations";

export const integrationHandlers: HandlersOf<typeof integrationOperations> = {
  listIntegrations: async ({ actor, query }) => {
    const all = (await listIntegrations(actor)).map(integrationAnswer);
    return ok(pageByKey(all, ({ integration }) => integration, query));
  },

  getIntegration: async ({ actor, params }) =>
    ok(integrationAnswer(await getIntegration(actor, params.integration))),

  putIntegration: async ({ actor, params, body, now }) => {
    const sent = { slug: params.integration, input: body, now };
    const { integration, key } = await saveIntegration(actor, sent);
    return key === null
      ? ok(integrationAnswer(integration))
      : put(keyAnswer(integration, key, await reachedUrl()), true);
  },

  rotateIntegrationKey: async ({ actor, params, now }) => {
    const { integration, key } = await renewKey(actor, params.integration, now);
    return ok(keyAnswer(integration, key, await reachedUrl()));
  },

  deleteIntegration: async ({ actor, params, now }) => {
    await deleteIntegration(actor, params.integration, now);
    return noContent;
  },
};
