import type { z } from "zod";
import type { Example } from "@/lib/api/openapi-document";
import type { Heavy } from "../turns";

export type Method = "GET" | "PUT" | "POST" | "DELETE" | "PATCH";
export const METHODS = [
  "GET",
  "PUT",
  "POST",
  "DELETE",
  "PATCH",
] as const satisfies readonly Method[];

/** The scope an API token needs; `none`: everyone may call it. */
export type NeededScope = "none" | "read" | "measure" | "write" | "admin";

/** A list of a body that may be so long that it is judged a part at a time. */
export type LongList = {
  field: string;
  item: z.ZodType;
  most: number;
  tooMany: string;
};

/**
 * A body read whole as JSON, or one that is handed over as it arrives. `plain`: reads a text that is
 * plainly right faster than the parser and `schema`, which judge what it gives null for.
 */
export type RequestBody =
  | {
      kind: "json";
      schema: z.ZodType;
      maxBytes: number;
      long?: LongList;
      plain?: (text: string) => unknown;
      examples: readonly Example[];
    }
  | {
      kind: "stream";
      types: readonly string[];
      description: string;
      examples: Readonly<Record<string, string>>;
    };

/**
 * What one status answers; `schema` missing: no body. `type` is application/json where it is left
 * out.
 */
export type Answer = {
  status: 200 | 201 | 204;
  description: string;
  schema?: z.ZodType;
  type?: string;
  example?: unknown;
};

/**
 * One call of the API: its handler obeys it; routing, the OpenAPI document and the tests that call
 * everything are made from it. `path` is relative to /api/v1.
 */
export type Operation = {
  method: Method;
  path: `/${string}`;
  tag: string;
  summary: string;
  description?: string;
  scope: NeededScope;
  query?: z.ZodObject;
  headers?: z.ZodObject;
  body?: RequestBody;
  /** Takes so long that requests take turns, from before their bodies are read. */
  heavy?: Heavy;
  answers: readonly Answer[];
  /**
   * A GET: answers an ETag of its value, apart from fields that change by themselves, and what
   * changes this address honours If-Match.
   */
  etag?: { apart: readonly string[] };
  /** Problems beside 400, 401, 403 and 500, which every call may answer. */
  problems: readonly (404 | 409 | 412 | 413 | 415 | 429 | 503)[];
};

/** Of one noun, by their ids. */
export type Operations = Readonly<Record<string, Operation>>;

/** Keeps the literal types of the operations' parts. */
export const operations = <const O extends Operations>(described: O): O => described;

/** The names in a path, as a type. */
export type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
