import { deleteService } from "@/db/services/archive";
import { getService } from "@/db/services/find";
import { putService } from "@/db/services/put";
import {
  deleteServiceOperation,
  getServiceOperation,
  putServiceOperation,
} from "@/lib/api/operations/services";
import { serviceAnswer } from "@/server/http/answers";
import { handler, noContent, ok, put } from "@/server/http/handler";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handler(getServiceOperation, async ({ actor, params }) =>
    ok(serviceAnswer(await getService(actor, params.service))),
  ),
  PUT: handler(putServiceOperation, async ({ actor, params, body, now }) => {
    const { service, created } = await putService(actor, params.service, body, now);
    return put(serviceAnswer(service), created);
  }),
  DELETE: handler(deleteServiceOperation, async ({ actor, params, now }) => {
    await deleteService(actor, params.service, now);
    return noContent;
  }),
});
