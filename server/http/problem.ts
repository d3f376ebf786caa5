import { type AppErrorCode, type FieldError } from "@/lib/errors/app-error";
import { type Problem, PROBLEM_TITLES, type ProblemStatus } from "@/lib/api/problem";

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
