import type { Problem } from "@/lib/api/problem";
import { type AppErrorCode, type FieldError } from "@/lib/errors/app-error";

export const PROBLEM_TITLES = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  408: "Request Timeout",
  409: "Conflict",
  412: "Precondition Failed",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
} as const;

export type ProblemStatus = keyof typeof PROBLEM_TITLES;

export const STATUS_OF: Record<AppErrorCode, ProblemStatus> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  outdated: 412,
};

/** A request refused by HTTP itself, before any of the domain's rules. */
export class HttpError extends Error {
  constructor(
    readonly status: ProblemStatus,
    message: string,
    readonly headers: Record<string, string> = {},
    readonly errors: FieldError[] = [],
  ) {
    super(message);
    this.name = "HttpError";
  }
}

type Details = { errors?: FieldError[]; id?: string; headers?: Record<string, string> };

export function problem(
  status: ProblemStatus,
  detail: string,
  { errors = [], id, headers = {} }: Details = {},
): Response {
  const body: Problem = {
    type: "about:blank",
    title: PROBLEM_TITLES[status],
    status,
    detail,
    ...(errors.length > 0 ? { errors } : {}),
    ...(id ? { id } : {}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...headers,
    },
  });
}
