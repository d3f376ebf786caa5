import { listServices } from "@/db/services/list";
import { listServicesOperation } from "@/lib/api/operations/services";
import { serviceAnswer } from "@/server/http/answers";
import { pageByKey } from "@/server/http/cursor";
import { handler, ok } from "@/server/http/handler";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handler(listServicesOperation, async ({ actor, query: { team, archived, ...turn } }) => {
    const services = await listServices(actor, { archived, ...(team ? { team } : {}) });
    return ok(pageByKey(services.map(serviceAnswer), ({ service }) => service, turn));
  }),
});
