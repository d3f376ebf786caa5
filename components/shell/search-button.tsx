import { Icon } from "../ui/icon";
import { Kbd } from "../ui/kbd";

export const SearchButton = ({ commandKey }: { commandKey: string }) => (
  <button
    type="button"
    data-press="palette"
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
