import "server-only";
import { applySlosYaml, exportSlosYaml } from "@/server/slos/yaml";
import { readText } from "../../body";
import { SMALL_BODY_BYTES } from "../../body-limits";
import { etagOf } from "../../preconditions";
import { ok, type HandlersOf } from "../call";
import type { slosYamlOperations } from "../operations/slos-yaml";

export const slosYamlHandlers: HandlersOf<typeof slosYamlOperations> = {
  exportSlosYaml: async ({ actor, params }) => {
    const text = await exportSlosYaml(actor, params.service);
    const headers = {
      "content-type": "application/yaml; charset=utf-8",
      "cache-control": "no-store",
      etag: etagOf(text),
    };
    return new Response(text, { headers });
  },

  applySlosYaml: async ({ actor, params, request, now }) =>
    ok(await applySlosYaml(actor, params.service, await readText(request, SMALL_BODY_BYTES), now)),
};
