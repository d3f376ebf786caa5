import { isScalar, parseDocument, type ToStringOptions } from "yaml";
import type { ReadYaml } from "./yaml";
import { monthlyMinutes } from "./yaml-derived";
import { alertComments } from "./yaml-export";
import { textOf } from "./yaml-format";
import { nodeAt } from "./yaml-node";
import { partsOf } from "./yaml-places";

const SHARE = /(?<!\d)\d+(?:\.\d+)? ?% of the budget(?: in \d+ (?:minute|hour|day)s?)?/;

/**
 * The document with derived values, and shares in the comments of burn rates, that follow from its
 * definitions.
 */
export function fixDerived(text: string, read: ReadYaml, format: ToStringOptions): string {
  if (!read.ok || read.warnings.length === 0) return text;
  const document = parseDocument(text);
  for (const { path } of read.warnings) {
    const parts = partsOf(path);
    const [definition, position] = [
      read.slos[Number(parts[1])]?.definition,
      Number(parts[parts.length - 2]),
    ];
    const node = nodeAt(document, parts);
    if (!definition || !isScalar(node)) continue;
    if (parts.at(-1) === "monthly_minutes")
      node.value = monthlyMinutes(definition.objectives[position || 0]?.targetPpm ?? 0);
    else
      node.comment = (node.comment ?? "").replace(SHARE, alertComments(definition)[position] ?? "");
  }
  return textOf(document, format);
}
