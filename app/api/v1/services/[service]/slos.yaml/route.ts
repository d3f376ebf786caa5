import { getSlosYamlOperation, putSlosYamlOperation } from "@/lib/api/operations/slos-yaml";
import { SMALL_BODY_BYTES } from "@/lib/api/operation";
import { readText } from "@/server/http/body";
import { handler, ok } from "@/server/http/handler";
import { etagOf } from "@/server/http/preconditions";
import { route } from "@/server/http/route";
import { applySlosYaml, exportSlosYaml } from "@/server/slos/yaml";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handler(getSlosYamlOperation, async ({ actor, params }) => {
    const text = await exportSlosYaml(actor, params.service);
    const headers = {
      "content-type": "application/yaml; charset=utf-8",
      "cache-control": "no-store",
      etag: etagOf(text),
    };
    return new Response(text, { headers });
  }),
  PUT: handler(putSlosYamlOperation, async ({ actor, params, request, now }) =>
    ok(await applySlosYaml(actor, params.service, await readText(request, SMALL_BODY_BYTES), now)),
  ),
});
