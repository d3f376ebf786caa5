import type { OperationObject, ParameterObject } from "@/lib/api/openapi-document";
import { placeOf, type Places } from "../support/noun";
import type { Random } from "../support/random";
import { encoded, NUMBERS, STRINGS } from "./odd-values";

export function addressOf(
  random: Random,
  template: string,
  { parameters }: OperationObject,
  names: Places,
): string {
  const query = parameters
    .filter((parameter) => parameter.in === "query" && random.chance(0.4))
    .map((parameter) => `${parameter.name}=${encoded(parameterValue(random, parameter))}`);
  return withQuery(random, pathOf(random, template, names), query);
}

export const pathOf = (random: Random, template: string, names: Places): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) =>
    random.chance(0.85) ? placeOf(names, name) : encoded(random.pick(STRINGS)) || "%20",
  );

export function withQuery(random: Random, path: string, query: string[]): string {
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

export function oddPath(random: Random): string {
  const path = random.pick(ODD);
  return random.chance(0.3) ? `${path}/${encoded(random.pick(STRINGS))}` : path;
}
