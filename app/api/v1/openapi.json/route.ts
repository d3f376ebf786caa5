import { openApiDocument } from "@/server/http/openapi/document";
import { reachedUrl } from "@/server/auth/installation-url";
import { answered } from "@/server/http/answered";
import { json } from "@/server/http/json";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: () =>
    answered("GET /openapi.json", async () => json(openApiDocument((await reachedUrl()).href))),
});
