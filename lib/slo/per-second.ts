import { parsePromql, type Promql } from "@/lib/promql/parse";
import type { Source } from "./source";

const SECONDS_PER_MINUTE = 60;
const TOLERANCE = 1e-9;

/** What these answer is no count of what they are given. */
const NO_COUNTS =
  /^(count|count_values|group|absent|sgn|changes|resets|timestamp|histogram_.+|(count|sum|absent|present)_over_time)$/;

/**
 * Whether a query for the events of a minute counts them per second: by rate() or irate(), not
 * multiplied up to the minute. False where it is not PromQL that is known here.
 */
export function countsPerSecond(query: string): boolean {
  const parsed = parsePromql(query);
  return (
    parsed !== null &&
    scalesOf(parsed).some(
      (scale) => Math.abs(Math.abs(scale) - SECONDS_PER_MINUTE) > TOLERANCE * SECONDS_PER_MINUTE,
    )
  );
}

/** What is wrong with the first of an SLO's queries that count per second; null where none does. */
export function perSecondTrouble(source: Source): string | null {
  if (source.type === "push" || !("total" in source)) return null;
  const { total, ...rest } = source;
  const part: [string, string] = "good" in rest ? ["good", rest.good] : ["bad", rest.bad];
  const wrong = [part, ["total", total]].find(([, query = ""]) => countsPerSecond(query));
  return wrong === undefined ? null : `${wrong[0]}: ${PER_SECOND}`;
}

export const PER_SECOND =
  "rate() and irate() count per second, so that a minute would count one sixtieth of its events. Use increase(…[1m]), or multiply by 60.";

/** By what, signed, each rate in it has been multiplied. */
function scalesOf(query: Promql): number[] {
  switch (query.kind) {
    case "number":
    case "selector":
      return [];
    case "ranged":
    case "negative":
      return scalesOf(query.of);
    case "call":
      if (query.name === "rate" || query.name === "irate") return [1];
      return NO_COUNTS.test(query.name) ? [] : query.args.flatMap(scalesOf);
    case "binary":
      return scalesOfBinary(query);
    default:
      return query satisfies never;
  }
}

function scalesOfBinary({ op, matching, left, right }: Promql & { kind: "binary" }): number[] {
  const [lefts, rights] = [scalesOf(left), scalesOf(right)];
  switch (op) {
    case "+":
    case "-":
    case "or":
      return [...lefts, ...rights];
    case "*":
      return [
        ...lefts.map((scale) => scale * (constantOf(right) ?? 1)),
        ...rights.map((scale) => scale * (constantOf(left) ?? 1)),
      ];
    case "/":
      // One rate over another is a share.
      return rights.length > 0 ? [] : lefts.map((scale) => scale / (constantOf(right) ?? 1));
    default:
      // What filters leaves its left side as it is.
      return matching.includes("bool") ? [] : lefts;
  }
}

/** The value of what is a number whatever the store holds; null for anything else. */
function constantOf(query: Promql): number | null {
  if (query.kind === "number") return query.value;
  if (query.kind === "negative") {
    const of = constantOf(query.of);
    return of === null ? null : -of;
  }
  if (query.kind === "call" && /^(vector|scalar)$/.test(query.name))
    return query.args[0] ? constantOf(query.args[0]) : null;
  if (query.kind !== "binary") return null;
  const [left, right] = [constantOf(query.left), constantOf(query.right)];
  if (left === null || right === null) return null;
  switch (query.op) {
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "+":
      return left + right;
    case "-":
      return left - right;
    default:
      return null;
  }
}
