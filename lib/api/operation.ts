import type { z } from "zod";

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

export type Example = { summary: string; value: unknown };

/** A list of a body that may be so long that it is judged a part at a time. */
export type LongList = { field: string; item: z.ZodType; most: number; tooMany: string };

/** A body read whole as JSON, or one that is handed over as it arrives. */
type RequestBody =
  | {
      kind: "json";
      schema: z.ZodType;
      maxBytes: number;
      long?: LongList;
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
 * One call of the API: the handler obeys it, and the OpenAPI document is made from it. `path` is
 * relative to /api/v1.
 */
export type Operation = {
  id: string;
  method: Method;
  path: `/${string}`;
  tag: string;
  summary: string;
  description?: string;
  scope: NeededScope;
  query?: z.ZodObject;
  headers?: z.ZodObject;
  body?: RequestBody;
  answers: readonly Answer[];
  /**
   * A GET: answers an ETag of its value, apart from fields that change by themselves, and what
   * changes this address honours If-Match.
   */
  etag?: { apart: readonly string[] };
  /** Problems beside 400, 401, 403 and 500, which every call may answer. */
  problems: readonly (404 | 409 | 412 | 413 | 415 | 503)[];
};

/** The names in a path, as a type. */
export type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

export type ParamsOf<O extends Operation> = Record<NamesIn<O["path"]>, string>;
export type QueryOf<O extends Operation> = O["query"] extends z.ZodObject
  ? z.output<O["query"]>
  : undefined;
export type BodyOf<O extends Operation> = O["body"] extends {
  kind: "json";
  schema: infer S extends z.ZodType;
}
  ? z.output<S>
  : undefined;
type AnswerSchema<A> = A extends { schema: infer S extends z.ZodType } ? z.input<S> : never;
export type AnswerOf<O extends Operation> = AnswerSchema<O["answers"][number]>;

/** Keeps the literal types of an operation's parts. */
export const operation = <const O extends Operation>(described: O): O => described;

/** The names in a path: `/services/{service}` has `service`. */
export const pathParameters = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => (name ? [name] : []));

export const KIB = 1024;
export const SMALL_BODY_BYTES = 256 * KIB;
