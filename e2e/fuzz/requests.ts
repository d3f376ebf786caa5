import { openApiDocument } from "@/server/http/openapi/document";
import type { Places } from "../support/noun";
import { NOUNS } from "../support/nouns";
import type { Random } from "../support/random";
import { addressOf, oddPath, pathOf, withQuery } from "./addresses";
import { bodyOf } from "./bodies";
import { headersOf } from "./headers";
import { encoded, STRINGS } from "./odd-values";

export type FuzzRequest = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer | null;
};

const document = openApiDocument("http://localhost");
const CALLS = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    path,
    method: method.toUpperCase(),
    operation,
  })),
);
const PAGE_READS = NOUNS.flatMap(({ noun }) => noun.fuzz.pageReads);
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

/** `kept` names what no request of the API deletes. */
type Access = { token: string; cookie: string; kept: Places };

/**
 * One request, most of them near what the document describes, so that they come past the first
 * check.
 */
export function fuzzRequest(
  random: Random,
  names: Places,
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

function pageRequest(random: Random, names: Places, cookie: string): FuzzRequest {
  const { path, query } = random.pick(PAGE_READS);
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
