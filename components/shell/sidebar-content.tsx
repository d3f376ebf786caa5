import { rememberedPart } from "../markup/remembered";
import { Icon } from "../ui/icon";
import { AccountMenu, type AccountState } from "./account-menu";
import { Home } from "./home";
import { NavList } from "./nav-list";
import { SearchButton } from "./search-button";
import { unpackedFrame, type PackedFrame } from "./shell-frame";
import { SidebarToggle } from "./sidebar-toggle";
import { TeamSwitcher } from "./team-switcher";

export const SIDEBAR_ID = "sidebar";

type Props = AccountState & {
  frame: PackedFrame;
  /** The addresses of the section and of the team whose pages these are. */
  section: string | null;
  team: string | null;
  folded: boolean;
  commandKey: string;
};

/**
 * Nothing but HTML, made once for all pages that show the same in it; `Sidebar` hears what is
 * pressed by `data-press`.
 */
export const SidebarContent = rememberedPart(function SidebarContent({
  frame,
  section,
  team,
  folded,
  commandKey,
  ...account
}: Props) {
  const { nav, teams, user, links } = unpackedFrame(frame);
  return (
    <>
      <div className="flex h-8 items-center justify-between group-data-collapsed/shell:h-auto group-data-collapsed/shell:flex-col group-data-collapsed/shell:gap-2 max-md:hidden">
        <Home />
        <SidebarToggle folded={folded} />
      </div>
      <div className="-mt-2 flex items-center justify-between pl-2 md:hidden">
        <h2 className="font-semibold">Menu</h2>
        <button
          type="button"
          aria-label="Close"
          popoverTarget={SIDEBAR_ID}
          popoverTargetAction="hide"
          className="grid size-10 place-items-center rounded-sm text-muted"
        >
          <Icon name="close" size={18} />
        </button>
      </div>
      {teams.length > 0 && <TeamSwitcher teams={teams} current={team} />}
      <nav aria-label="All sections" className="flex-1">
        <NavList items={nav} current={section} />
      </nav>
      <div className="max-md:hidden">
        <SearchButton commandKey={commandKey} />
      </div>
      <AccountMenu user={user} links={links} {...account} />
    </>
  );
});
