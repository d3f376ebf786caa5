import type { ResponseObject } from "@/lib/api/openapi-document";
import { problemSchema } from "@/lib/api/problem";
import { PROBLEM_TITLES, type ProblemStatus } from "../problem";
import { component, type Schemas } from "./component";

const PROBLEM_TYPE = "application/problem+json";

const PROBLEM_TEXTS: Record<ProblemStatus, string> = {
  400: "Something that was sent is wrong; nothing was stored. `errors` names each field.",
  401: "No API token, or one that is unknown, expired or revoked.",
  403: "The token's scopes, or the role, do not allow this.",
  404: "There is no such thing, or you may not see it.",
  405: "This address has no such method; Allow names those it has.",
  408: "The body did not arrive in time.",
  409: "The request contradicts what is stored.",
  412: "It was changed since it was read: its ETag is none of those in If-Match. No data was changed.",
  413: "The body is too long.",
  415: "The body is of another media type.",
  429: "Too many of your requests are running or waiting. Retry-After says when to try again.",
  500: "A fault of ours; the log has it under `id`.",
  503: "Overloaded, or the database cannot be written; nothing was stored. Retry-After says when to try again.",
};

export function problemObject(status: ProblemStatus, schemas: Schemas): ResponseObject {
  const example = {
    type: "about:blank",
    title: PROBLEM_TITLES[status],
    status,
    detail: PROBLEM_TEXTS[status],
  };
  const headers =
    status === 429 || status === 503
      ? { "Retry-After": { schema: { type: "integer" }, description: "Seconds." } }
      : undefined;
  return {
    description: PROBLEM_TEXTS[status],
    ...(headers ? { headers } : {}),
    content: { [PROBLEM_TYPE]: { schema: component(problemSchema, "output", schemas), example } },
  };
}
