import "server-only";
import type { Actor } from "@/db/access/actor";
import { createDataSource, updateDataSource } from "@/db/sources/save";
import { deleteDataSource } from "@/db/sources/delete";
import { getDataSource, getDataSourceForQuery } from "@/db/sources/find";
import type { SourceAuth } from "@/db/schema/sources";
import { AppError } from "@/lib/errors/app-error";
import type { DataSourceInput } from "@/lib/data-source/schema";
import { MINUTE_MS } from "@/lib/time/duration";
import { forgetDependency } from "@/server/outgoing/dependencies";
import { DependencyError } from "@/server/outgoing/dependency-error";
import { literalRefusal } from "@/server/outgoing/guarded-fetch";
import { sourceNetworks } from "@/server/outgoing/source-networks";
import { connectionOf, dependencyName, sealCredentials } from "./connection";
import { nearbyLabels } from "./nearby-labels";
import { queryInstant, readVersion } from "./prometheus";
import { readQuery } from "./read-minutes";

export async function addDataSource(
  actor: Actor,
  input: DataSourceInput,
  now: Date,
): Promise<string> {
  assertMayBeAsked(input.url);
  const { slug, name, url, team } = input;
  await createDataSource(
    actor,
    slug,
    { name, url, auth: sealCredentials(slug, input), teamSlug: team || null },
    now,
  );
  return `Saved. ${await testDataSource(actor, slug, now)}`;
}

export async function changeDataSource(
  actor: Actor,
  input: DataSourceInput,
  now: Date,
): Promise<string> {
  assertMayBeAsked(input.url);
  const { slug, name, url, team } = input;
  const before = await getDataSource(actor, slug);
  await updateDataSource(
    actor,
    slug,
    { name, url, auth: changedAuth(before, input), teamSlug: team || null },
    now,
  );
  forgetDependency(dependencyName(slug));
  return `Saved. ${await testDataSource(actor, slug, now)}`;
}

export async function removeDataSource(actor: Actor, slug: string, now: Date): Promise<void> {
  await deleteDataSource(actor, slug, now);
  forgetDependency(dependencyName(slug));
}

function assertMayBeAsked(url: string): void {
  const why = literalRefusal(url, sourceNetworks());
  if (why) throw new AppError("invalid", why.message, [{ path: "url", message: why.message }]);
}

/** Stored credentials are kept for the place they were given for, and no other. */
function changedAuth(
  before: { url: string; auth: SourceAuth },
  input: DataSourceInput,
): SourceAuth {
  if (input.secret !== "" || input.auth === "none") return sealCredentials(input.slug, input);
  const { auth } = before;
  if (auth.type !== input.auth || new URL(before.url).origin !== new URL(input.url).origin) {
    throw new AppError("invalid", "Enter the secret again.", [
      {
        path: "secret",
        message:
          "The stored secret belongs to another address or kind of authentication. Enter it again.",
      },
    ]);
  }
  return auth.type === "basic" ? { ...auth, username: input.username } : auth;
}

/**
 * Asks the data source who it is and what it scrapes; the answer, or the refusal, in a sentence.
 */
export async function testDataSource(actor: Actor, slug: string, now: Date): Promise<string> {
  const source = await getDataSource(actor, slug);
  try {
    const connection = connectionOf(source);
    const version = await readVersion(connection);
    const seconds = Math.floor(now.getTime() / 1000);
    const [targets, up] = await Promise.all([
      queryInstant(connection, "count(up)", seconds),
      queryInstant(connection, "sum(up)", seconds),
    ]);
    const [all, healthy] = [targets.samples[0]?.value, up.samples[0]?.value];
    const name = version === null ? "It" : `Prometheus ${version}`;
    return all === undefined
      ? `${name} answers; it has no metric "up" at the moment.`
      : `${name} answers; ${healthy ?? 0} of ${all} targets are up.`;
  } catch (error) {
    if (error instanceof DependencyError) return `Connection failed: ${error.message}`;
    throw error;
  }
}

type QueryPreview = {
  value: number | null;
  series: number;
  at: number;
  warnings: string[];
  /** What the store holds near a label value that it does not. */ hint: string | null;
};

/**
 * The value of a query for the last complete minute; throws `AppError` with the source's own words.
 * For people who may write SLOs with this source.
 */
async function previewQuery(
  actor: Actor,
  { dataSource, query }: { dataSource: string; query: string },
  now: Date,
): Promise<QueryPreview> {
  const connection = connectionOf(await getDataSourceForQuery(actor, dataSource));
  const toMinute = Math.floor(now.getTime() / MINUTE_MS);
  try {
    const { values, series, warnings } = await readQuery(connection, query, toMinute - 1, toMinute);
    const hint = series === 0 ? await nearbyLabels(connection, query, toMinute * 60) : null;
    return {
      value: values.get(toMinute - 1) ?? null,
      series,
      at: toMinute * MINUTE_MS,
      warnings,
      hint,
    };
  } catch (error) {
    if (error instanceof DependencyError) throw new AppError("invalid", error.message);
    throw error;
  }
}

/** The preview in words, for the form in which the query is being written. */
export async function previewSentence(
  actor: Actor,
  asked: { dataSource: string; query: string },
  now: Date,
): Promise<string> {
  const { value, series, warnings, hint } = await previewQuery(actor, asked, now);
  const answer =
    value === null
      ? series === 0
        ? ["No series matches, so the last minute is unknown.", hint].filter(Boolean).join(" ")
        : "One series, without a number for the last minute."
      : `The last minute gives ${value.toLocaleString("en-US", { maximumSignificantDigits: 7 })}.`;
  return warnings.length > 0 ? `${answer} Prometheus warns: ${warnings.join("; ")}` : answer;
}
