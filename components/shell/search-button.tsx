"use client";

import { Icon } from "../ui/icon";
import { Kbd } from "../ui/kbd";
import { useShell } from "./shell-context";
import { useCommandKey } from "./use-command-key";

export function SearchButton({ compact = false }: { compact?: boolean }) {
  const { openPalette } = useShell();
  const commandKey = useCommandKey();
  if (compact)
    return (
      <button
        type="button"
        aria-label="Search"
        onClick={openPalette}
        className="grid size-10 place-items-center rounded-sm text-muted hover:bg-sunken"
      >
        <Icon name="search" size={18} />
      </button>
    );
  return (
    <button
      type="button"
      onClick={openPalette}
      title="Search"
      aria-keyshortcuts="Control+K Meta+K"
      className="flex h-8 w-full items-center gap-2.5 rounded-sm px-2 text-sm text-muted hover:bg-sunken hover:text-ink group-data-collapsed/shell:md:justify-center"
    >
      <Icon name="search" className="shrink-0" />
      <span className="flex-1 text-left group-data-collapsed/shell:md:hidden">Search</span>
      <span
        aria-hidden="true"
        className="flex gap-0.5 text-faint group-data-collapsed/shell:md:hidden"
      >
        <Kbd>{commandKey}</Kbd>
        <Kbd>K</Kbd>
      </span>
    </button>
  );
}
