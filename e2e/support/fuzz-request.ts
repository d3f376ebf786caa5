import type { OperationObject, ParameterObject } from "@/lib/api/openapi-document";
import { openApiDocument } from "@/server/http/openapi/document";
import type { Random } from "./random";

export type FuzzRequest = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer | null;
};
/** What there is, by what addresses call it. */
export type Names = {
  team: string;
  service: string;
  slo: string;
  number: string;
  entry: string;
  postmortem: string;
};

const document = openApiDocument("http://localhost");
const CALLS = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    path,
    method: method.toUpperCase(),
    operation,
  })),
);
const METHODS = [
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "TRACE",
  "PROPFIND",
  "LINK",
  "PURGE",
  "QUERY",
  "M-SEARCH",
];
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
const STRINGS = [
  "",
  " ",
  "a",
  "null",
  "true",
  "0",
  "-1",
  "NaN",
  "Infinity",
  "1e400",
  "__proto__",
  "constructor",
  "toString",
  "../../etc/passwd",
  "%00",
  "\u0000",
  "\ud800",
  "\udfff\ud800",
  "💥".repeat(50),
  "\u202e",
  "é",
  "ﬀ",
  "'; drop table slos; --",
  "<script>",
  "{{7*7}}",
  "${x}",
  "a".repeat(64),
  "a".repeat(5000),
  "2026-11-01T00:00:00Z",
  "2026-02-30T00:00:00Z",
  "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999999999Z",
  "-271821-04-20T00:00:00Z",
  "2026-11-01T00:00:00+23:59",
  "2016-12-31T23:59:60Z",
  "1970-01-01T00:00:00Z",
  "checkout",
  "availability",
  "UTC",
  "Europe/Berlin",
  "Etc/GMT+12",
  "1h",
  "0m",
  "999999d",
  "99.9%",
  "\r\n",
  "\n",
];
const NUMBERS = [
  0,
  -0,
  1,
  -1,
  0.1,
  99.9,
  99.99999,
  100,
  1e-320,
  1e300,
  -1e300,
  2 ** 31,
  2 ** 53,
  2 ** 53 + 2,
  2 ** 63,
  Number.MAX_VALUE,
  Number.MIN_VALUE,
  3.5,
  365,
  366,
  10,
  1e12,
  9.007e12,
  1e10,
];

/** `kept` names what no request of the API deletes. */
type Access = { token: string; cookie: string; kept: Names };

/** What Burnline's own pages read: in no document, and for the session alone. */
const PAGE_CALLS = [
  { path: "/api/palette", query: ["q"] },
  { path: "/api/session", query: [] },
  { path: "/services/{service}/slos/{slo}/history", query: [] },
  { path: "/postmortems/{postmortem}/markdown", query: [] },
];

/**
 * One request, most of them near what the document describes, so that they come past the first
 * check.
 */
export function fuzzRequest(
  random: Random,
  names: Names,
  { token, cookie, kept }: Access,
): FuzzRequest {
  if (random.chance(0.05)) return pageRequest(random, kept, cookie);
  const { path: template, method, operation } = random.pick(CALLS);
  const near = random.chance(0.85);
  const body = random.chance(0.05)
    ? Buffer.from(random.pick(STRINGS))
    : bodyOf(random, operation, names);
  const path = random.chance(0.94)
    ? addressOf(random, template, operation, names)
    : oddPath(random);
  const headers = headersOf(random, operation, token, body);
  return {
    method: near ? method : random.pick(METHODS),
    path,
    headers: leadsToPage(path) ? withoutForm(headers) : headers,
    body,
  };
}

const leadsToPage = (path: string): boolean =>
  !new URL(path.replace(/^\/+/, "/"), "http://localhost").pathname.startsWith("/api/");

/**
 * A page that is sent a form which cannot be read answers 500 by Next itself, before any code of
 * ours.
 */
const withoutForm = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter(
      ([name, value]) =>
        name.toLowerCase() !== "content-type" || !value.toLowerCase().startsWith("multipart/"),
    ),
  );

function pageRequest(random: Random, names: Names, cookie: string): FuzzRequest {
  const { path, query } = random.pick(PAGE_CALLS);
  const given = query
    .filter(() => random.chance(0.7))
    .map((name) => `${name}=${encoded(random.pick(STRINGS))}`);
  return {
    method: random.chance(0.85) ? "GET" : random.pick(METHODS),
    path: withQuery(random, pathOf(random, path, names), given),
    headers: random.chance(0.8) ? { cookie } : {},
    body: null,
  };
}

function addressOf(
  random: Random,
  template: string,
  { parameters }: OperationObject,
  names: Names,
): string {
  const query = parameters
    .filter((parameter) => parameter.in === "query" && random.chance(0.4))
    .map((parameter) => `${parameter.name}=${encoded(parameterValue(random, parameter))}`);
  return withQuery(random, pathOf(random, template, names), query);
}

const pathOf = (random: Random, template: string, names: Names): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) =>
    random.chance(0.85) ? names[name as keyof Names] : encoded(random.pick(STRINGS)) || "%20",
  );

function withQuery(random: Random, path: string, query: string[]): string {
  if (random.chance(0.08))
    query.push(`${encoded(random.pick(STRINGS))}=${encoded(random.pick(STRINGS))}`);
  if (random.chance(0.03))
    query.push(random.pick(["%", "%E0%A4%A", "&&&=", "a[b]=c", "=", "limit=1", "cursor=%FF"]));
  return query.length > 0 ? `${path}?${query.join("&")}` : path;
}

function parameterValue(random: Random, { name, schema }: ParameterObject): string {
  if (random.chance(0.5)) return random.pick([...STRINGS, ...NUMBERS.map(String)]);
  if (["at", "from", "to"].includes(name))
    return random.pick([
      "2026-11-01T00:00:00Z",
      "1970-01-01T00:00:00Z",
      "0001-01-01T00:00:00Z",
      "9999-12-31T23:59:59Z",
      "2024-02-29T12:34:56.789+05:45",
    ]);
  if (schema.enum) return String(random.pick(schema.enum));
  return String(random.below(name === "points" ? 2500 : 600));
}

const ODD = [
  "/api",
  "/api/",
  "/api//v1//teams",
  "/api/v1/../v1/teams",
  "/api/v1/teams/%2e%2e",
  "/api/v1/teams/%",
  "/api/v1/teams/%E0%A4%A",
  "/api/v1/teams/%00",
  "/api/v1/teams/a%2fb",
  "/api/v1/services/a/slos",
  "/api/v1/services/a/slos/b/c",
  "/api/v1/measurements/",
  "/api/v1/measurements/import/x",
  "/api/v1/openapi.json/",
  "/api/v1/teams;a=b",
  "/api/v1/teams?",
  "/api/auth/session",
  "/api/auth/nothing",
  "/api/v9",
  "/api/v1/slos.yaml",
  "/api/v1/services/x/slos.yaml/y",
  "/api/v1/teams#x",
  "/API/V1/TEAMS",
];

function oddPath(random: Random): string {
  const path = random.pick(ODD);
  return random.chance(0.3) ? `${path}/${encoded(random.pick(STRINGS))}` : path;
}

function bodyOf(random: Random, operation: OperationObject, names: Names): Buffer | null {
  const [[type, media] = []] = Object.entries(operation.requestBody?.content ?? {});
  if (!type || !media) return random.chance(0.05) ? Buffer.from("{}") : null;
  const examples = [
    ...Object.values(media.examples ?? {}).map(({ value }) => value),
    ...(media.example === undefined ? [] : [media.example]),
  ];
  const example = random.pick(examples);
  const text =
    typeof example === "string"
      ? mutatedText(random, example, names)
      : serialised(random, mutated(random, renamed(example, names)));
  const bytes = Buffer.from(text);
  if (random.chance(0.04)) bytes[random.below(Math.max(1, bytes.length))] = random.below(256);
  return random.chance(0.04) ? bytes.subarray(0, random.below(bytes.length + 1)) : bytes;
}

/** The names of the examples become names that exist, and their instants minutes that are kept. */
function renamed(value: unknown, names: Names): unknown {
  return JSON.parse(inPlace(JSON.stringify(value), names));
}

function inPlace(text: string, { team, service, slo }: Names): string {
  const recent = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 600_000).toISOString();
  return text
    .replaceAll("payments", team)
    .replaceAll("checkout", service)
    .replaceAll("availability,", `${slo},`)
    .replaceAll('"slo":"availability"', `"slo":"${slo}"`)
    .replaceAll(',"dependencies":["payment-gateway"]', "")
    .replaceAll("2026-11-01T00:00:00Z", recent);
}

function mutated(random: Random, value: unknown): unknown {
  if (random.chance(0.2)) return value;
  const copy: unknown = structuredClone(value);
  for (let count = 1 + random.below(3); count > 0; count -= 1) mutateOnce(random, copy);
  return copy;
}

function mutateOnce(random: Random, value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  const holder = value as Record<string, unknown>;
  const keys = Object.keys(holder);
  const key = keys.length > 0 ? random.pick(keys) : "x";
  const inner = holder[key];
  if (typeof inner === "object" && inner !== null && random.chance(0.65)) {
    mutateOnce(random, inner);
    return;
  }
  switch (random.below(6)) {
    case 0:
      Reflect.deleteProperty(holder, key);
      return;
    case 1:
      Object.defineProperty(holder, random.pick(STRINGS), {
        value: anything(random, 2),
        enumerable: true,
        configurable: true,
        writable: true,
      });
      return;
    case 2:
      if (Array.isArray(value))
        value.push(...Array.from({ length: random.below(30) }, () => structuredClone(inner)));
      return;
    default:
      holder[key] = anything(random, 3);
  }
}

function anything(random: Random, depth: number): unknown {
  const kind = random.below(depth > 0 ? 8 : 5);
  if (kind === 0) return null;
  if (kind === 1) return random.chance(0.5);
  if (kind <= 3) return random.pick(NUMBERS);
  if (kind === 4) return random.pick(STRINGS);
  if (kind === 5) return Array.from({ length: random.below(4) }, () => anything(random, depth - 1));
  if (kind === 6)
    return Object.fromEntries(
      Array.from({ length: random.below(4) }, () => [
        random.pick(STRINGS),
        anything(random, depth - 1),
      ]),
    );
  return random.pick(STRINGS);
}

function serialised(random: Random, value: unknown): string {
  const text = JSON.stringify(value);
  if (random.chance(0.02)) return `${"[".repeat(1 + random.below(20_000))}${text}`;
  if (random.chance(0.02)) return `${'{"a":'.repeat(3000)}${text}${"}".repeat(3000)}`;
  if (random.chance(0.03))
    return text.replace(
      /[0-9.]+/,
      random.pick(["NaN", "Infinity", "1e999", "0x10", "01", "--1", "1."]),
    );
  if (random.chance(0.02)) return `\ufeff${text}`;
  return text;
}

function mutatedText(random: Random, example: string, names: Names): string {
  const text = inPlace(example, names);
  if (random.chance(0.2)) return text;
  const lines = text.split("\n");
  for (let count = 1 + random.below(3); count > 0; count -= 1) {
    const at = random.below(lines.length);
    const line = lines[at] ?? "";
    const cut = random.below(line.length + 1);
    lines[at] = random.pick([
      line.slice(0, cut) + random.pick(STRINGS) + line.slice(cut),
      `${line}\n${line}`,
      "",
      line.replace(/[\w.%]+$/, random.pick(STRINGS)),
      `"${line}`,
      `${" ".repeat(random.below(4))}${line}`,
      "[".repeat(random.below(3000)),
      `&a ${line}`,
      `${line} *a`,
      `!!js/function ${line}`,
    ]);
  }
  return lines.join(random.pick(["\n", "\n", "\r\n", "\r"]));
}

function headersOf(
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

const encoded = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
