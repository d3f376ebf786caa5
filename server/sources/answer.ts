import { z } from "zod";
import { jsonProblem } from "@/lib/text/json-bounds";
import { DependencyError, wrongQuery } from "@/server/outgoing/dependency-error";

const sampleSchema = z.tuple([z.number(), z.string()]);
const metricSchema = z.record(z.string(), z.string());

const dataSchema = z.discriminatedUnion("resultType", [
  z.object({ resultType: z.literal("scalar"), result: sampleSchema }),
  z.object({ resultType: z.literal("string"), result: sampleSchema }),
  z.object({
    resultType: z.literal("vector"),
    result: z.array(z.object({ metric: metricSchema, value: sampleSchema.optional() })),
  }),
  z.object({
    resultType: z.literal("matrix"),
    result: z.array(z.object({ metric: metricSchema, values: z.array(sampleSchema).optional() })),
  }),
]);

const answerSchema = z.object({
  status: z.enum(["success", "error"]),
  data: z.unknown().optional(),
  error: z.string().optional(),
  errorType: z.string().optional(),
  warnings: z.array(z.string()).optional(),
});

/**
 * A value at an instant, in seconds since the epoch. Never NaN or infinite: those mean that nothing
 * was measured.
 */
export type Sample = { at: number; value: number };

export type Answer = { samples: Sample[]; series: number; warnings: string[] };

const notPrometheus = (why: string) =>
  new DependencyError(`The answer is not Prometheus's: ${why}.`, false);

const unread = (excess: string | null) =>
  excess === null
    ? notPrometheus("it has no status and data")
    : new DependencyError(
        `The answer is too much to read. ${excess} One series is needed: aggregate it, for example with sum(…).`,
        false,
      );

/**
 * Nothing that Prometheus answers nests deeper, and one series of the most points has 33,000
 * entries.
 */
const BOUNDS = { levels: 20, nodes: 50_000 };

/** Reads the envelope of Prometheus's API; throws with its own words where it reports an error. */
export function parseEnvelope(status: number, body: string): { data: unknown; warnings: string[] } {
  const excess = jsonProblem(body, BOUNDS);
  const parsed = answerSchema.safeParse(excess === null ? parseJson(body) : undefined);
  if (!parsed.success) {
    if (status >= 500 || status === 429)
      throw new DependencyError(`It answered with status ${status}.`, true);
    if (status === 401 || status === 403)
      throw new DependencyError(
        `It refuses the credentials (status ${status}): enter the right ones in the data source.`,
        false,
      );
    throw status >= 400
      ? new DependencyError(`It answered with status ${status}: is the address right?`, false)
      : unread(excess);
  }
  const { data, error, errorType, warnings } = parsed.data;
  if (parsed.data.status === "error") {
    // 422 says that the query cannot be executed, 503 that it timed out or was cancelled.
    const message = `Prometheus says: ${error ?? errorType ?? "error without a reason"}`;
    const mayPass = status >= 500 || status === 429;
    if (!mayPass && (errorType === "bad_data" || errorType === "execution"))
      throw wrongQuery(message);
    throw new DependencyError(message, mayPass);
  }
  return { data, warnings: warnings ?? [] };
}

/**
 * Reads a query's answer as one series. No series is no data; several are refused, because adding
 * them up is the query's business.
 */
export function parseQueryData(data: unknown): Omit<Answer, "warnings"> {
  const parsed = dataSchema.safeParse(data);
  if (!parsed.success) throw notPrometheus("its data is no vector, matrix or scalar");
  const answer = parsed.data;
  switch (answer.resultType) {
    case "scalar":
      return { samples: finite([answer.result]), series: 1 };
    case "string":
      throw wrongQuery("The query returned a string; a number is needed.");
    case "vector":
      return {
        samples: finite(only(answer.result)?.value ? [only(answer.result)?.value] : []),
        series: answer.result.length,
      };
    case "matrix":
      return { samples: finite(only(answer.result)?.values ?? []), series: answer.result.length };
    default:
      return answer satisfies never;
  }
}

function only<T>(series: readonly T[]): T | undefined {
  if (series.length > 1)
    throw wrongQuery(
      `The query returned ${series.length} series; one is needed. Aggregate it, for example with sum(…).`,
    );
  return series[0];
}

const finite = (pairs: readonly ([number, string] | undefined)[]): Sample[] =>
  pairs.flatMap((pair) => {
    if (!pair) return [];
    const value = Number(pair[1]);
    return Number.isFinite(value) ? [{ at: pair[0], value }] : [];
  });

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
