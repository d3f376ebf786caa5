"use client";

import { Icon } from "../ui/icon";
import { Home } from "./home";
import { useShell } from "./shell-context";

export function PhoneHeader() {
  const { openPalette } = useShell();
  return (
    <header className="flex h-12 items-center justify-between border-b border-line px-4 md:hidden">
      <Home />
      <button
        type="button"
        aria-label="Search"
        onClick={openPalette}
        className="grid size-10 place-items-center rounded-sm text-muted hover:bg-sunken"
      >
        <Icon name="search" size={18} />
      </button>
    </header>
  );
}
