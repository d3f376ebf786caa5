import { Icon } from "../ui/icon";

/** Folds the sidebar to its icons. */
export const SidebarToggle = ({ folded }: { folded: boolean }) => (
  <button
    type="button"
    data-press="fold"
    aria-expanded={!folded}
    aria-label="Sidebar"
    title={folded ? "Expand the sidebar" : "Collapse the sidebar"}
    className="grid size-7 shrink-0 place-items-center rounded-xs text-faint hover:bg-sunken hover:text-ink"
  >
    <Icon name="sidebar" size={15} />
  </button>
);
