import {
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLMap,
} from "yaml";
import { isFields } from "@/lib/collections/is-fields";
import { orderedText } from "@/lib/collections/ordered-text";
import {
  readSlosYaml,
  type NamedCalls,
  type NamedService,
  type NamedSlo,
  type ReadYaml,
} from "./yaml";
import { fixDerived } from "./yaml-derived-edit";
import { commentAlerts, plainAbout, plainSlo, writeSlosYaml, type Plain } from "./yaml-export";
import { formatOf, textOf } from "./yaml-format";

/**
 * The document with its SLOs as they are now: only what differs is rewritten, so that comments,
 * order and spelling stay; SLOs that it lacks come last. It always reads as what `writeSlosYaml`
 * would write; a text that is no document of this service, or cannot be brought to that, is
 * replaced.
 */
export function editSlosYaml(
  text: string,
  service: string,
  slos: readonly NamedSlo[],
  dependencies: NamedCalls = {},
  about: NamedService = {},
): string {
  const anew = writeSlosYaml(service, slos, dependencies, about);
  const [before, wanted] = [readSlosYaml(text), readSlosYaml(anew)];
  if (!before.ok || !wanted.ok || before.service !== service) return anew;
  const calls = { before: before.dependencies ?? {}, wanted: wanted.dependencies ?? {} };
  if (
    before.warnings.length === 0 &&
    wrongIn(before, wanted.slos)?.size === 0 &&
    isSameCalls(calls.before, calls.wanted) &&
    isSameAbout(before.about, about)
  )
    return text;
  const attempt = (how: How) => {
    const candidate = edited(text, before.slos, wanted.slos, { ...calls, about }, how);
    const read = readSlosYaml(candidate);
    return { text: candidate, read, wrong: wrongIn(read, wanted.slos) };
  };
  let last = attempt({ aliases: "kept", anew: new Set() });
  if (last.wrong?.size !== 0) last = attempt({ aliases: "copied", anew: new Set() });
  if (last.wrong?.size !== 0)
    last = attempt({ aliases: "copied", anew: last.wrong ?? changed(before.slos, wanted.slos) });
  if (last.wrong?.size !== 0 || !last.read.ok) return anew;
  if (!isSameCalls(last.read.dependencies ?? {}, calls.wanted)) return anew;
  if (!isSameAbout(last.read.about, about)) return anew;
  const fix = fixDerived(last.text, last.read, formatOf(text));
  return fix === last.text || wrongIn(readSlosYaml(fix), wanted.slos)?.size === 0 ? fix : last.text;
}

/**
 * A change of what an alias names changes both places, unless aliases are copied; `anew` are SLOs
 * replaced as a whole, but for the comments around them.
 */
type How = { aliases: "kept" | "copied"; anew: ReadonlySet<string> };

/**
 * The SLOs that a document has otherwise than it should, or should not have at all; null where it
 * cannot be read.
 */
function wrongIn(read: ReadYaml, wanted: readonly NamedSlo[]): Set<string> | null {
  if (!read.ok) return null;
  const extra = read.slos.filter(({ slug }) => !wanted.some((slo) => slo.slug === slug));
  return new Set([...changed(read.slos, wanted), ...extra.map(({ slug }) => slug)]);
}

function changed(before: readonly NamedSlo[], wanted: readonly NamedSlo[]): Set<string> {
  const known = new Map(before.map((slo) => [slo.slug, slo]));
  return new Set(wanted.filter((slo) => !isSame(known.get(slo.slug), slo)).map(({ slug }) => slug));
}

function edited(
  text: string,
  before: readonly NamedSlo[],
  slos: readonly NamedSlo[],
  calls: { before: NamedCalls; wanted: NamedCalls; about: NamedService },
  { aliases, anew }: How,
): string {
  const document = parseDocument(text);
  const list = document.get("slos", true);
  if (!isSeq(list)) return "";
  if (aliases === "copied")
    visit(document, { Alias: (_, alias) => alias.resolve(document)?.clone() as Node | undefined });
  editCalls(document, calls.before, calls.wanted);
  editAbout(document, calls.about);
  const positions = new Map(before.map(({ slug }, index) => [slug, index]));
  const ordered = slos.toSorted(
    (a, b) => (positions.get(a.slug) ?? Infinity) - (positions.get(b.slug) ?? Infinity) || 0,
  );
  const nodes = list.items;
  list.items = ordered.map((slo) => {
    const index = positions.get(slo.slug);
    const node = index === undefined ? undefined : nodes[index];
    const old = index === undefined ? undefined : before[index];
    if (!old || !isMap(node)) return document.createNode(plainSlo(slo));
    if (anew.has(slo.slug))
      return Object.assign(document.createNode(plainSlo(slo)), {
        commentBefore: node.commentBefore,
        spaceBefore: node.spaceBefore,
        comment: node.comment,
      });
    applyChanges(
      { document, isDefault: slo.definition.alerting.policy === "default" },
      node,
      plainFor(node, old),
      plainFor(node, slo),
    );
    return node;
  });
  ordered.forEach(({ slug, definition }, index) => {
    if (anew.has(slug) || !positions.has(slug)) commentAlerts(document, definition, index);
  });
  return textOf(document, formatOf(text));
}

/** Each stays where it stands; new ones come last, the first of them before the SLOs. */
function editCalls(document: Document, before: NamedCalls, wanted: NamedCalls): void {
  const node = document.get("dependencies", true);
  if (Object.keys(wanted).length === 0) document.delete("dependencies");
  else if (isMap(node)) applyChanges({ document, isDefault: false }, node, before, wanted);
  else addBefore(document, "dependencies", wanted, ["slos"]);
}

function editAbout(document: Document, about: NamedService): void {
  const wanted = plainAbout(about);
  for (const key of ["runbook", "calls_nothing"]) {
    const node = document.get(key, true);
    const value = wanted[key];
    if (value === undefined) {
      if (!(key === "calls_nothing" && document.get(key) === false)) document.delete(key);
    } else if (isScalar(node)) node.value = value;
    else addBefore(document, key, value, ["dependencies", "slos"]);
  }
}

/** In the place of one of its name, and before the first of these. */
function addBefore(document: Document, key: string, value: unknown, others: string[]): void {
  if (!isMap(document.contents)) return;
  document.delete(key);
  const pair = document.createPair(key, value);
  const at = document.contents.items.findIndex(
    (item) => isScalar(item.key) && others.includes(String(item.key.value)),
  );
  document.contents.items.splice(Math.max(0, at), 0, pair);
}

/** As the document writes it: one objective may stand alone or in a list. */
function plainFor(node: YAMLMap, slo: NamedSlo): Plain {
  const { target, window, budgeting, error_budget, ...rest } = plainSlo(slo);
  if (target === undefined || !node.has("objectives") || !isFields(error_budget))
    return plainSlo(slo);
  const { monthly_minutes, ...alerting } = error_budget;
  return {
    ...rest,
    objectives: [
      { target, window, ...(budgeting === undefined ? {} : { budgeting }), monthly_minutes },
    ],
    error_budget: alerting,
  };
}

/** Derived: a document that leaves it out stays without. */
const DERIVED = new Set(["monthly_minutes", "burn_rate_alerts", "error_budget"]);

/** `isDefault`: the alerts of the SLO after the change follow from its objectives. */
type Change = { document: Document; isDefault: boolean };

function applyChanges(change: Change, node: YAMLMap, before: Plain, after: Plain): void {
  const { document } = change;
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[key], after[key]];
    if (isSame(old, now)) continue;
    const child = node.get(key, true);
    if (now === undefined) node.delete(key);
    else if (isFields(old) && isFields(now) && isMap(child)) applyChanges(change, child, old, now);
    else if (Array.isArray(old) && Array.isArray(now) && old.length === now.length && isSeq(child))
      applyItems(change, child.items, old, now);
    else if (isScalar(child) && !isFields(now) && !Array.isArray(now)) child.value = now;
    else if (
      child !== undefined ||
      !DERIVED.has(key) ||
      isCustom(before, after, key, change.isDefault)
    )
      node.set(key, document.createNode(now));
  }
}

function applyItems(change: Change, items: unknown[], before: unknown[], after: unknown[]): void {
  for (const [index, now] of after.entries()) {
    const [old, node] = [before[index], items[index]];
    if (isSame(old, now)) continue;
    if (isFields(old) && isFields(now) && isMap(node)) applyChanges(change, node, old, now);
    else items[index] = change.document.createNode(now);
  }
}

/** Minutes follow from the target alone; alerts that are not the default ones must be written. */
function isCustom(before: Plain, after: Plain, key: string, isDefault: boolean): boolean {
  if (key === "monthly_minutes" || (isDefault && key === "burn_rate_alerts")) return false;
  const derived = new Set([
    "monthly_minutes",
    "burn_rate",
    ...(isDefault ? ["burn_rate_alerts"] : []),
  ]);
  const shapeOf = (value: unknown) =>
    JSON.stringify(value, (name, inner: unknown) => (derived.has(name) ? undefined : inner));
  return shapeOf(before[key]) !== shapeOf(after[key]);
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const isSameAbout = (a: NamedService, b: NamedService): boolean =>
  isSame(plainAbout(a), plainAbout(b));

/** Whatever order a document gives them. */
const isSameCalls = (a: NamedCalls, b: NamedCalls): boolean => orderedText(a) === orderedText(b);
