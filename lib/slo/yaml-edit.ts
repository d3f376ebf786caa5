import { isMap, isScalar, isSeq, parseDocument, type Document, type YAMLMap } from "yaml";
import { readSlosYaml, type NamedSlo } from "./yaml";
import { plainSlo, writeSlosYaml, type Plain } from "./yaml-export";

/**
 * The document with its SLOs as they are now: only what differs is written anew, so that comments, order and spelling stay.
 * A text that is no document of this service is replaced.
 */
export function editSlosYaml(text: string, service: string, slos: readonly NamedSlo[]): string {
  const before = readSlosYaml(text);
  if (!before.ok || before.service !== service) return writeSlosYaml(service, slos);
  const document = parseDocument(text);
  const list = document.get("slos", true);
  if (!isSeq(list)) return writeSlosYaml(service, slos);
  const known = new Map(before.slos.map((slo, index) => [slo.slug, { slo, node: list.items[index] }]));
  list.items = slos.map((slo) => {
    const found = known.get(slo.slug);
    if (!found || !isMap(found.node)) return document.createNode(plainSlo(slo));
    applyChanges(document, found.node, plainSlo(found.slo), plainSlo(slo));
    return found.node;
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: !/^[^#"']*: \{[^ }]/m.test(text) });
}

/** Derived: a document that leaves it out stays without. */
const DERIVED = new Set(["monthly_minutes", "burn_rate_alerts", "error_budget"]);

function applyChanges(document: Document, node: YAMLMap, before: Plain, after: Plain): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[key], after[key]];
    if (isSame(old, now)) continue;
    const child = node.get(key, true);
    if (now === undefined) node.delete(key);
    else if (isPlain(old) && isPlain(now) && isMap(child)) applyChanges(document, child, old, now);
    else if (Array.isArray(old) && Array.isArray(now) && old.length === now.length && isSeq(child)) applyItems(document, child.items, old, now);
    else if (isScalar(child) && !isPlain(now) && !Array.isArray(now)) child.value = now;
    else if (child !== undefined || !DERIVED.has(key) || isCustom(before, after, key)) node.set(key, document.createNode(now));
  }
}

function applyItems(document: Document, items: unknown[], before: unknown[], after: unknown[]): void {
  for (const [index, now] of after.entries()) {
    const [old, node] = [before[index], items[index]];
    if (isSame(old, now)) continue;
    if (isPlain(old) && isPlain(now) && isMap(node)) applyChanges(document, node, old, now);
    else items[index] = document.createNode(now);
  }
}

/** Minutes follow from the target alone; alerts that are not the default ones must be written. */
function isCustom(before: Plain, after: Plain, key: string): boolean {
  if (key === "monthly_minutes") return false;
  const shapeOf = (value: unknown) => JSON.stringify(value, (name, inner: unknown) => (name === "burn_rate" || name === "monthly_minutes" ? undefined : inner));
  return shapeOf(before[key]) !== shapeOf(after[key]);
}

const isPlain = (value: unknown): value is Plain => typeof value === "object" && value !== null && !Array.isArray(value);
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
