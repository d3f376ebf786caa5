import { stringOf, textOf, type Syntax } from "../syntax/syntax";

const NO_LIMIT =
  /^(0|0\.0|0_000|Infinity|Number\.POSITIVE_INFINITY|false|None|math\.inf|np\.inf|-1)$/;

/** Whether a value says that there is no limit: 0, false, None, infinity. */
export const saysNoLimit = (node: Syntax): boolean =>
  NO_LIMIT.test(textOf(node)) || /^float\(\s*["']inf["']\s*\)$/.test(textOf(node));

/** A whole number, as far as the text says it; null for what is computed. */
export function numberOf(node: Syntax | null | undefined): number | null {
  if (!node) return null;
  const text = (stringOf(node) === null ? textOf(node) : "").replaceAll("_", "");
  return /^\d+(\.\d+)?(e\d+)?$/.test(text) ? Number(text) : null;
}
