import { nearestName } from "@/lib/text/nearest-name";
import { DependencyError } from "@/server/outgoing/dependency-error";
import { labelValues, type Prometheus } from "./prometheus";

const SELECTOR = /(?<![a-zA-Z0-9_:])([a-zA-Z_:][a-zA-Z0-9_:]*)\s*\{([^{}]*)\}/g;
const MATCHER =
  /(?<!\w)([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/g;
const MOST_LOOKUPS = 4;
const MOST_NAMED = 6;

type Matcher = { metric: string; label: string; operator: string; value: string };

/** The label matchers of a query, by metric. */
export function matchersOf(query: string): Matcher[] {
  return [...query.matchAll(SELECTOR)].flatMap(([, metric = "", inside = ""]) =>
    [...inside.matchAll(MATCHER)].map(([, label = "", operator = "", quoted = ""]) => ({
      metric,
      label,
      operator,
      value: quoted.slice(1, -1),
    })),
  );
}

/**
 * Why a query may match no series: what the store holds near the label value that it does not; null
 * where nothing stands out.
 */
export async function nearbyLabels(
  prometheus: Prometheus,
  query: string,
  atSeconds: number,
): Promise<string | null> {
  const wanted = matchersOf(query).filter(({ operator }) => operator === "=" || operator === "=~");
  try {
    for (const { metric, label, operator, value } of wanted.slice(0, MOST_LOOKUPS)) {
      const values = await labelValues(prometheus, label, metric, atSeconds);
      if (values.length === 0) return `The store holds no ${metric} with the label ${label}.`;
      if (operator === "=" ? values.includes(value) : values.some((one) => matches(value, one)))
        continue;
      return `No ${metric} has ${label}${operator}"${value}". ${valuesWords(label, value, values)}`;
    }
  } catch (error) {
    // Only a hint: what could not be looked up is left out.
    if (!(error instanceof DependencyError)) throw error;
  }
  return null;
}

function valuesWords(label: string, value: string, values: readonly string[]): string {
  const nearest = sameNumber(value, values) ?? nearestName(value, values);
  const others = values.filter((one) => one !== nearest);
  const named = others
    .slice(0, MOST_NAMED)
    .map((one) => `"${one}"`)
    .join(", ");
  const more = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : "";
  if (nearest === null) return `The store holds ${label} as ${named}${more}.`;
  return `The store holds "${nearest}"${others.length > 0 ? `, and ${named}${more}` : ""}.`;
}

/** Bounds of histogram buckets are text: 0.3 and 0.30 differ there. */
const sameNumber = (value: string, values: readonly string[]): string | null =>
  value.trim() === "" ? null : (values.find((one) => Number(one) === Number(value)) ?? null);

const PLAIN_PATTERN = /^[\w .|\-[\]+*:/]*$/;

/**
 * What the pattern is thought to match; one that is too long or too odd counts as matching, because
 * this only looks for a hint.
 */
function matches(pattern: string, value: string): boolean {
  if (pattern.length > 100 || !PLAIN_PATTERN.test(pattern)) return true;
  return pattern.split("|").some((one) => simplePattern(one, value));
}

/**
 * A pattern of characters, dots and a star at the end of a step: enough for 5.. and prod-.*, and
 * linear.
 */
function simplePattern(pattern: string, value: string): boolean {
  if (/[[\]+:]/.test(pattern)) return true;
  const [head = "", ...rest] = pattern.split(".*");
  const fits = (from: number, part: string): boolean =>
    Array.from({ length: part.length }, (_, index) => index).every((index) =>
      part[index] === "." ? value.length > from + index : value[from + index] === part[index],
    );
  if (!fits(0, head)) return false;
  return rest.length > 0 || value.length === head.length;
}
