import { z } from "zod";
import { dependency } from "@/server/outgoing/dependencies";
import { DependencyError } from "@/server/outgoing/dependency-error";
import { guardedFetch, type OutgoingClass } from "@/server/outgoing/guarded-fetch";
import { parseEnvelope, parseQueryData, type Answer } from "./answer";

const STEP_SECONDS = 60;
/** Prometheus refuses a range query with more points than this. */
const MOST_POINTS = 11_000;
const MAX_ANSWER_BYTES = 20_000_000;

export type Credentials =
  | { type: "none" }
  | { type: "basic"; username: string; password: string }
  | { type: "bearer"; token: string };

/** A Prometheus (or what speaks its API) as it is asked. `name` is its breaker's. */
export type Prometheus = {
  name: string;
  url: string;
  credentials: Credentials;
  to: OutgoingClass;
  stop?: AbortSignal;
};

/** The value at one instant. */
export async function queryInstant(
  prometheus: Prometheus,
  query: string,
  atSeconds: number,
): Promise<Answer> {
  return parsedQuery(await ask(prometheus, "query", { query, time: String(atSeconds) }));
}

/** The value at each whole minute of [startSeconds, endSeconds]; at most `MOST_POINTS` of them. */
export async function queryRange(
  prometheus: Prometheus,
  query: string,
  startSeconds: number,
  endSeconds: number,
): Promise<Answer> {
  const points = Math.floor((endSeconds - startSeconds) / STEP_SECONDS) + 1;
  if (points > MOST_POINTS) throw new Error(`a range query of ${points} points would be refused`);
  return parsedQuery(
    await ask(prometheus, "query_range", {
      query,
      start: String(startSeconds),
      end: String(endSeconds),
      step: String(STEP_SECONDS),
    }),
  );
}

const parsedQuery = ({ data, warnings }: { data: unknown; warnings: string[] }): Answer => ({
  ...parseQueryData(data),
  warnings,
});

const labelsSchema = z.array(z.string());
const LABELS_OVER_SECONDS = 86_400;
const MOST_LABELS = 2000;

/** The values that a label of a metric had over the last day. */
export async function labelValues(
  prometheus: Prometheus,
  label: string,
  metric: string,
  atSeconds: number,
): Promise<string[]> {
  const range = {
    "match[]": metric,
    start: String(atSeconds - LABELS_OVER_SECONDS),
    end: String(atSeconds),
    limit: String(MOST_LABELS),
  };
  const { data } = await ask(
    prometheus,
    `label/${label}/values?${new URLSearchParams(range).toString()}`,
    {},
  );
  return (labelsSchema.safeParse(data).data ?? []).slice(0, MOST_LABELS);
}

const buildInfoSchema = z.object({ version: z.string() });

/**
 * The version that answers, or null where the API is Prometheus's but does not tell (older or
 * compatible servers).
 */
export async function readVersion(prometheus: Prometheus): Promise<string | null> {
  try {
    const parsed = buildInfoSchema.safeParse((await ask(prometheus, "status/buildinfo", {})).data);
    return parsed.success ? parsed.data.version : null;
  } catch (error) {
    if (error instanceof DependencyError && !error.transient) return null;
    throw error;
  }
}

async function ask(
  { name, url, credentials, to, stop }: Prometheus,
  path: string,
  form: Record<string, string>,
): Promise<{ data: unknown; warnings: string[] }> {
  const isQuery = path.startsWith("query");
  return dependency(name).execute(async (signal) => {
    const { status, headers, body } = await guardedFetch(
      `${url.replace(/(?<!\/)\/+$/, "")}/api/v1/${path}`,
      {
        method: isQuery ? "POST" : "GET",
        headers: {
          accept: "application/json",
          ...(isQuery ? { "content-type": "application/x-www-form-urlencoded" } : {}),
          ...authorization(credentials),
        },
        ...(isQuery ? { body: new URLSearchParams(form).toString() } : {}),
        to,
        maxBytes: MAX_ANSWER_BYTES,
        signal,
      },
    );
    if (status >= 300 && status < 400)
      throw new DependencyError(
        `It redirects to ${headers.location ?? "another address"}: enter the final address.`,
        false,
      );
    return parseEnvelope(status, body);
  }, stop);
}

function authorization(credentials: Credentials): Record<string, string> {
  switch (credentials.type) {
    case "none":
      return {};
    case "basic":
      return {
        authorization: `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString("base64")}`,
      };
    case "bearer":
      return { authorization: `Bearer ${credentials.token}` };
    default:
      return credentials satisfies never;
  }
}
