"use client";

import { useRouter } from "next/navigation";
import { useDeferredValue, useId, useMemo, useState, type KeyboardEvent } from "react";
import { rankPaletteItems, type PaletteItem } from "@/lib/palette/palette-item";
import { foldedText } from "@/lib/text/folded";
import { Icon } from "../ui/icon";
import { Kbd } from "../ui/kbd";
import { Modal } from "./modal";
import type { NavItem } from "./nav-item";
import { pageActions, pageKeyOf, pressPageKey } from "./page-actions";
import { PaletteList } from "./palette-list";
import { readRecent, rememberRecent } from "./recent-items";
import { usePaletteSearch } from "./use-palette-search";

const SHOWN = 40;

export default function CommandPalette({
  nav,
  actions,
  onClose,
}: {
  nav: NavItem[];
  actions: PaletteItem[];
  onClose: () => void;
}) {
  const router = useRouter();
  const id = useId();
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const search = usePaletteSearch(useDeferredValue(query.trim()));
  const [recent] = useState(readRecent);
  const [here] = useState(pageActions);
  const items = useMemo(
    () => choose(query, recent, sections(nav), [...here, ...actions], search.items),
    [query, recent, nav, here, actions, search.items],
  );
  const current = Math.min(active, items.length - 1);

  const open = (item: PaletteItem) => {
    const key = pageKeyOf(item);
    if (key !== null) {
      onClose();
      // The palette gives the focus back as it goes; what is pressed takes it afterwards.
      setTimeout(() => pressPageKey(key));
      return;
    }
    rememberRecent(item);
    onClose();
    router.push(item.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && items.length > 0) {
      event.preventDefault();
      setActive((current + step + items.length) % items.length);
    }
    const chosen = items[current];
    if (event.key === "Enter" && !event.nativeEvent.isComposing && chosen) {
      event.preventDefault();
      open(chosen);
    }
  };

  return (
    <Modal
      label="Search and commands"
      onClose={onClose}
      className="mx-auto mt-[12dvh] mb-auto max-w-xl"
    >
      <div className="flex items-center gap-3 border-b border-line px-4">
        <Icon name="search" className="shrink-0 text-muted" />
        <input
          role="combobox"
          aria-label="Search"
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={items.length > 0 ? `${id}-${current}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder="Search SLOs, services, teams, actions…"
          value={query}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none pointer-coarse:text-[1rem]"
        />
        <button
          type="button"
          onClick={onClose}
          aria-label="Close"
          className="rounded-xs text-muted"
        >
          <Kbd>Esc</Kbd>
          <Icon name="close" className="sm:pointer-fine:hidden" />
        </button>
      </div>
      <PaletteList id={id} items={items} active={current} onPick={open} onPoint={setActive} />
      <p role="status" className="border-t border-line px-4 py-2 text-xs text-muted">
        {statusText(items.length, search.state)}
      </p>
    </Modal>
  );
}

function sections(nav: NavItem[]): PaletteItem[] {
  return nav.map((item) => ({
    id: `go ${item.href}`,
    group: "Go to",
    label: item.label,
    href: item.href,
    ...(item.goKey ? { keys: `G ${item.goKey.toUpperCase()}` } : {}),
  }));
}

function choose(
  query: string,
  recent: PaletteItem[],
  go: PaletteItem[],
  actions: PaletteItem[],
  found: PaletteItem[],
): PaletteItem[] {
  if (query.trim() === "") return [...recent, ...actions, ...go, ...found].slice(0, SHOWN);
  const ranked = rankPaletteItems([...actions, ...go], query);
  // What begins like the query stays first when the answer of the search comes: Enter opens what
  // was just seen to be chosen.
  const begins = ({ label }: PaletteItem) => foldedText(label).startsWith(foldedText(query.trim()));
  const groups = grouped([
    ...ranked.filter(begins),
    ...found,
    ...ranked.filter((item) => !begins(item)),
  ]);
  return groups.flat().slice(0, SHOWN);
}

function statusText(count: number, state: "ready" | "searching" | "failed"): string {
  if (state === "failed")
    return "Search is unavailable right now; sections and actions still work.";
  if (count === 0) return state === "searching" ? "Searching…" : "Nothing matches.";
  return `${count} ${count === 1 ? "result" : "results"} · ↑↓ to choose, Enter to open`;
}

function grouped(items: PaletteItem[]): PaletteItem[][] {
  const groups = new Map<string, PaletteItem[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups.values()];
}
