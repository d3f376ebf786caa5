import type { OperationObject } from "@/lib/api/openapi-document";
import type { Random } from "../support/random";

const TYPES = [
  "application/json",
  "application/json; charset=utf-16",
  "text/csv",
  "application/x-ndjson",
  "application/yaml",
  "text/plain",
  "multipart/form-data; boundary=x",
  "application/x-www-form-urlencoded",
  "APPLICATION/JSON",
  "application/json;;;",
  "*/*",
  "x",
  "",
];

export function headersOf(
  random: Random,
  operation: OperationObject,
  token: string,
  body: Buffer | null,
): Record<string, string> {
  const headers: Record<string, string> = {};
  if (!random.chance(0.05))
    headers.authorization = random.chance(0.95)
      ? `Bearer ${token}`
      : random.pick([
          "Bearer",
          "Basic YTpi",
          "Bearer bl_x",
          `Bearer ${token} x`,
          "bearer  ",
          `Bearer ${"bl_" + "a".repeat(3000)}`,
          "Bearer bl_é",
        ]);
  const [type = "application/json"] = Object.keys(operation.requestBody?.content ?? {});
  if (body) headers["content-type"] = random.chance(0.92) ? type : random.pick(TYPES);
  if (random.chance(0.05))
    headers["idempotency-key"] = random.pick([
      "",
      "k",
      "a".repeat(300),
      "k k",
      "é",
      `k${random.below(50)}`,
    ]);
  if (random.chance(0.03))
    headers["content-encoding"] = random.pick(["gzip", "identity", "br", "x"]);
  if (random.chance(0.03))
    headers.origin = random.pick(["null", "http://", "https://evil.example", "::", "http://[::1"]);
  if (random.chance(0.03))
    headers.cookie = random.pick([
      "burnline.session=x",
      "burnline.session=a.b.c.d.e",
      "=;;=",
      "a=%E0%A4%A",
      `burnline.session=${"e".repeat(3000)}`,
    ]);
  if (random.chance(0.03))
    headers[
      random.pick([
        "x-forwarded-for",
        "x-forwarded-host",
        "x-forwarded-proto",
        "host",
        "range",
        "if-none-match",
        "accept",
        "accept-language",
        "x-http-method-override",
        "rsc",
        "next-action",
        "next-router-state-tree",
        "x-middleware-subrequest",
        "expect",
        "upgrade",
        "x-nextjs-data",
        "purpose",
      ])
    ] = random.pick([
      "",
      "x",
      "::::",
      "1".repeat(500),
      "bytes=0-1",
      "\u00e9",
      "DELETE",
      "%00",
      "100-continue",
      "websocket",
    ]);
  return headers;
}
