import type { PaletteItem } from "@/lib/palette/palette-item";
import { readStorage, writeStorage } from "./browser-storage";

const STORAGE_KEY = "palette-recent";
const MOST_ITEMS = 5;

export function readRecent(): PaletteItem[] {
  try {
    const parsed: unknown = JSON.parse(readStorage(STORAGE_KEY) ?? "[]");
    return Array.isArray(parsed) ? parsed.filter(isItem).slice(0, MOST_ITEMS) : [];
  } catch {
    return [];
  }
}

export function rememberRecent(item: PaletteItem): void {
  const others = readRecent().filter((recent) => recent.href !== item.href);
  const { keys: _, ...plain } = item;
  writeStorage(
    STORAGE_KEY,
    JSON.stringify(
      [{ ...plain, id: `recent ${item.href}`, group: "Recent" }, ...others].slice(0, MOST_ITEMS),
    ),
  );
}

function isItem(value: unknown): value is PaletteItem {
  if (typeof value !== "object" || value === null) return false;
  const item = value as Record<string, unknown>;
  return (
    ["id", "label", "href", "group"].every((key) => typeof item[key] === "string") &&
    String(item.href).startsWith("/")
  );
}
