import "server-only";
import { deleteService } from "@/db/services/archive";
import { putService } from "@/db/services/put";
import { getService } from "@/db/services/find";
import { listServices } from "@/db/services/list";
import { serviceAnswer } from "../../answers";
import { pageByKey } from "../../cursor";
import { noContent, ok, put, type HandlersOf } from "../call";
import type { serviceOperations } from "../operations/services";

export const serviceHandlers: HandlersOf<typeof serviceOperations> = {
  listServices: async ({ actor, query: { team, archived, ...page } }) => {
    const services = await listServices(actor, { archived, ...(team ? { team } : {}) });
    return ok(pageByKey(services.map(serviceAnswer), ({ service }) => service, page));
  },

  getService: async ({ actor, params }) =>
    ok(serviceAnswer(await getService(actor, params.service))),

  putService: async ({ actor, params, body, now }) => {
    const { service, created } = await putService(actor, params.service, body, now);
    return put(serviceAnswer(service), created);
  },

  deleteService: async ({ actor, params, now }) => {
    await deleteService(actor, params.service, now);
    return noContent;
  },
};
