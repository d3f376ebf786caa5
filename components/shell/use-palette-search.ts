import { useEffect, useState } from "react";
import type { PaletteItem } from "@/lib/palette/palette-item";

const PAUSE_MS = 110;

type Search = { items: PaletteItem[]; state: "ready" | "searching" | "failed" };

/** What `/api/palette` finds for the query; older answers never overwrite newer ones. */
export function usePaletteSearch(query: string): Search {
  const [search, setSearch] = useState<Search>({ items: [], state: "searching" });
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(
      () => {
        setSearch((before) => ({ ...before, state: "searching" }));
        find(query, abort.signal).then(
          (items) => setSearch({ items, state: "ready" }),
          () => abort.signal.aborted || setSearch({ items: [], state: "failed" }),
        );
      },
      query === "" ? 0 : PAUSE_MS,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query]);
  return search;
}

async function find(query: string, signal: AbortSignal): Promise<PaletteItem[]> {
  const response = await fetch(`/api/palette?q=${encodeURIComponent(query)}`, {
    signal,
    headers: { accept: "application/json" },
  });
  if (!response.ok) throw new Error(`The search answered ${response.status}`);
  const body = (await response.json()) as { items: PaletteItem[] };
  return body.items;
}
