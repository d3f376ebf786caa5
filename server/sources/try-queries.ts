import "server-only";
import type { Actor } from "@/db/access/actor";
import { getDataSourceForQuery } from "@/db/sources/find";
import { AppError, type FieldError } from "@/lib/errors/app-error";
import type { PrometheusSource } from "@/lib/slo/source";
import { MINUTE_MS } from "@/lib/time/duration";
import { DependencyError } from "@/server/outgoing/dependency-error";
import { connectionOf } from "./connection";
import { nearbyLabels } from "./nearby-labels";
import { queriesOf } from "./minutes";
import type { Prometheus } from "./prometheus";
import { readQuery } from "./read-minutes";

/** Enough for a store that is a scrape or two behind. */
const TRIED_MINUTES = 5;

/**
 * Asks the queries of an SLO that is being saved; throws `AppError` with what is wrong at its
 * field. For people who may write SLOs with this source.
 */
export async function assertQueriesAnswer(
  actor: Actor,
  source: PrometheusSource,
  now: Date,
): Promise<void> {
  const connection = connectionOf(await getDataSourceForQuery(actor, source.dataSource));
  const toMinute = Math.floor(now.getTime() / MINUTE_MS);
  const problems = await Promise.all(
    queriesOf(source).map(([name, query]) => problemOf(connection, source, name, query, toMinute)),
  );
  const errors = problems.filter((problem) => problem !== null);
  if (errors.length === 0) return;
  const unasked = errors.filter(({ path }) => path === "dataSource").slice(0, 1);
  throw new AppError(
    "invalid",
    "Nothing was saved: see what the queries answered, or choose to save them unchecked.",
    [...errors.filter(({ path }) => path !== "dataSource"), ...unasked],
  );
}

async function problemOf(
  connection: Prometheus,
  source: PrometheusSource,
  name: string,
  query: string,
  toMinute: number,
): Promise<FieldError | null> {
  try {
    const { series } = await readQuery(connection, query, toMinute - TRIED_MINUTES, toMinute);
    return series > 0 ? null : await missingProblem(connection, source, name, query, toMinute);
  } catch (error) {
    if (!(error instanceof DependencyError)) throw error;
    return error.query
      ? { path: name, message: error.message }
      : { path: "dataSource", message: `The queries could not be checked: ${error.message}` };
  }
}

async function missingProblem(
  connection: Prometheus,
  source: PrometheusSource,
  name: string,
  query: string,
  toMinute: number,
): Promise<FieldError | null> {
  const isPart = name === "good" || name === "bad";
  if (isPart && "absent" in source) return null;
  const hint = (await nearbyLabels(connection, query, toMinute * 60)) ?? "";
  if (!isPart) return { path: name, message: `It matches no series at the moment. ${hint}`.trim() };
  return {
    path: "absent",
    message: [
      `The query for ${name} events matches no series at the moment.`,
      hint,
      "Correct the query, or say here what a missing series means.",
    ]
      .filter(Boolean)
      .join(" "),
  };
}
