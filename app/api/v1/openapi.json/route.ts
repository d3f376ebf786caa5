import { openApiDocument } from "@/lib/api/openapi";
import { reachedUrl } from "@/server/auth/installation-url";
import { answered, json } from "@/server/http/handler";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: () =>
    answered("GET /openapi.json", async () => json(openApiDocument((await reachedUrl()).href))),
});
