"use client";

import { useEffect, useRef, useState, type RefObject, type ToggleEvent } from "react";
import { Icon } from "../ui/icon";
import { Home } from "./home";
import type { NavItem, TeamChoice } from "./nav-item";
import { NavList } from "./nav-list";
import { SearchButton } from "./search-button";
import { SidebarToggle } from "./sidebar-toggle";
import { TeamSwitcher } from "./team-switcher";
import { UserMenu, type UserMenuProps } from "./user-menu";

export const SIDEBAR_ID = "sidebar";

const SHEET = { role: "dialog", "aria-modal": true, "aria-label": "Menu" };

type Props = {
  nav: NavItem[];
  teams: TeamChoice[];
  account: UserMenuProps;
  collapsed: boolean;
};

/**
 * Beside every page; on a phone a sheet, which "More" opens, with what has no room in the bar. As
 * long as the sheet is open, nothing else can be reached.
 */
export function Sidebar({ nav, teams, account, collapsed }: Props) {
  const sidebar = useRef<HTMLDivElement>(null);
  const close = useRef<HTMLButtonElement>(null);
  const [isSheet, setIsSheet] = useState(false);
  useClosed(sidebar);
  const toggled = ({ newState }: ToggleEvent<HTMLDivElement>) => {
    const opens = newState === "open";
    setIsSheet(opens);
    holdRest(sidebar.current, opens);
    if (opens) close.current?.focus();
  };
  return (
    <div
      ref={sidebar}
      id={SIDEBAR_ID}
      popover="auto"
      {...(isSheet ? SHEET : { role: "complementary" })}
      // What is held cannot be given the focus back.
      onBeforeToggle={(event) => event.newState === "closed" && toggled(event)}
      onToggle={(event) => (event.newState === "open" ? toggled(event) : giveFocusBack())}
      className="sidebar"
    >
      <div className="flex h-8 items-center justify-between group-data-collapsed/shell:h-auto group-data-collapsed/shell:flex-col group-data-collapsed/shell:gap-2 max-md:hidden">
        <Home />
        <SidebarToggle collapsed={collapsed} />
      </div>
      <div className="-mt-2 flex items-center justify-between pl-2 md:hidden">
        <h2 className="font-semibold">Menu</h2>
        <button
          ref={close}
          type="button"
          aria-label="Close"
          popoverTarget={SIDEBAR_ID}
          popoverTargetAction="hide"
          className="grid size-10 place-items-center rounded-sm text-muted"
        >
          <Icon name="close" size={18} />
        </button>
      </div>
      {teams.length > 0 && <TeamSwitcher teams={teams} />}
      <nav aria-label="All sections" className="flex-1">
        <NavList items={nav} />
      </nav>
      <div className="max-md:hidden">
        <SearchButton />
      </div>
      <UserMenu {...account} />
    </div>
  );
}

/** Closes the sheet when there is room for it beside the page. */
function useClosed(sidebar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const wide = window.matchMedia("(width >= 48rem)");
    const close = () => hide(sidebar.current);
    wide.addEventListener("change", close);
    return () => wide.removeEventListener("change", close);
  }, [sidebar]);
}

function hide(sidebar: HTMLElement | null): void {
  if (sidebar?.matches(":popover-open")) sidebar.hidePopover();
}

/** The browser does so only where the focus was in what has closed. */
function giveFocusBack(): void {
  if (document.activeElement === document.body)
    document.querySelector<HTMLElement>(`nav [popovertarget=${SIDEBAR_ID}]`)?.focus();
}

function holdRest(sidebar: HTMLElement | null, held: boolean): void {
  for (const each of sidebar?.parentElement?.children ?? [])
    if (each !== sidebar) each.toggleAttribute("inert", held);
}
