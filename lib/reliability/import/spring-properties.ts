import { groupBy } from "@/lib/collections/group-by";
import type { Place } from "@/lib/text/lines";
import type { Entry, Written } from "./written";

const MOST_BASES = 5;

const plain = (key: string): string => key.replaceAll(/[-_]/g, "").toLowerCase();

/** What stands under a path, whether its keys are nested or joined by dots. */
export function entriesUnder(
  value: Written | undefined,
  path: readonly string[],
): readonly Entry[] {
  if (value?.kind !== "map") return [];
  if (path.length === 0) return value.entries;
  return value.entries.flatMap((entry) => {
    const keys = entry.key.split(".");
    const isPrefix = keys.every((key, index) => plain(key) === plain(path[index] ?? "?"));
    if (isPrefix) return entriesUnder(entry.value, path.slice(keys.length));
    const isBelow = path.every((key, index) => plain(key) === plain(keys[index] ?? "?"));
    return isBelow ? [{ ...entry, key: keys.slice(path.length).join(".") }] : [];
  });
}

type Instance = { name: string; path: string; entries: readonly Entry[]; place: Place };

/**
 * The instances of a section, with what they take over: from the config that they name, else from
 * the one called "default".
 */
export function withBase(section: readonly Entry[], keys: readonly string[]): Instance[] {
  const under = (key: string): Map<string, Entry[]> =>
    byName(section.flatMap((entry) => entriesUnder(mapOf(entry), [key])));
  const configs = under("configs");
  return [...under("instances"), ...under("backends")].map(([name, entries]) => ({
    name: name.replace(/^\[/, "").replace(/\]$/, ""),
    path: `resilience4j.${keys.join(".")}.instances.${name}`,
    entries: inherited(entries.flatMap(settingsIn), configs),
    place: entries[0] ?? { line: 1, column: 1 },
  }));
}

const mapOf = (entry: Entry): Written => ({ ...entry, kind: "map", entries: [entry] });

/** A name with dots behind it is one whose setting stands on the same line. */
function byName(entries: readonly Entry[]): Map<string, Entry[]> {
  return groupBy(entries, ({ key }) => (key.startsWith("[") ? key : (key.split(".")[0] ?? key)));
}

function settingsIn({ key, value, line, column }: Entry): readonly Entry[] {
  if (value.kind === "map") return value.entries;
  const setting = key.split(".").slice(1).join(".");
  return setting === "" ? [] : [{ line, column, key: setting, value }];
}

function inherited(
  own: readonly Entry[],
  configs: ReadonlyMap<string, readonly Entry[]>,
  left = MOST_BASES,
): readonly Entry[] {
  const named = own.find(({ key }) => plain(key) === "baseconfig")?.value;
  const fallback = left === MOST_BASES ? "default" : undefined;
  const base = configs.get(named?.kind === "text" ? named.value : (fallback ?? ""));
  if (left === 0 || base === undefined) return own;
  const keys = new Set(own.map(({ key }) => plain(key)));
  const taken = inherited(base.flatMap(settingsIn), configs, left - 1);
  return [...own, ...taken.filter(({ key }) => !keys.has(plain(key)))];
}
