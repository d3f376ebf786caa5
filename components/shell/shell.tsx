import type { ReactNode } from "react";
import type { PaletteItem } from "@/lib/palette/palette-item";
import { Link } from "../ui/link";
import { Logo } from "../ui/logo";
import { SessionNote, SessionWatch } from "../ui/session";
import type { NavItem, TeamChoice } from "./nav-item";
import { NavList, PhoneBar } from "./nav-list";
import { PhoneDrawer } from "./phone-drawer";
import { SearchButton } from "./search-button";
import { ShellKeys } from "./shell-context";
import { SidebarToggle } from "./sidebar-toggle";
import { TeamSwitcher } from "./team-switcher";
import { UserMenu, type UserMenuProps } from "./user-menu";

type Props = {
  nav: NavItem[];
  teams: TeamChoice[];
  account: UserMenuProps;
  /** Whose page this is and which build of Burnline made it. */
  session: { user: number; build: string };
  collapsed: boolean;
  /** What the palette offers beside sections and search results. */
  actions?: PaletteItem[];
  /** Above every page, such as the note that this is a demo. */
  banner?: ReactNode;
  children: ReactNode;
};

export function Shell({
  nav,
  teams,
  account,
  session,
  collapsed,
  actions = [],
  banner,
  children,
}: Props) {
  return (
    <SessionWatch {...session}>
      <ShellKeys nav={nav} actions={actions}>
        <nav aria-label="Skip">
          <a
            href="#main"
            className="sr-only z-30 rounded-sm bg-ink text-sm font-medium text-on-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:px-3 focus:py-2"
          >
            Skip to content
          </a>
        </nav>
        <div
          data-shell
          data-collapsed={collapsed ? "" : undefined}
          className="group/shell min-h-dvh md:grid md:grid-cols-[14rem_minmax(0,1fr)] md:data-collapsed:grid-cols-[3.5rem_minmax(0,1fr)]"
        >
          <aside className="sticky top-0 hidden h-dvh flex-col gap-3 overflow-y-auto border-r border-line p-3 md:flex">
            <div className="flex h-8 items-center justify-between group-data-collapsed/shell:h-auto group-data-collapsed/shell:flex-col group-data-collapsed/shell:gap-2">
              <Home />
              <SidebarToggle collapsed={collapsed} />
            </div>
            {teams.length > 0 && <TeamSwitcher teams={teams} />}
            <nav aria-label="Sections" className="flex-1">
              <NavList items={nav} />
            </nav>
            <SearchButton />
            <UserMenu {...account} />
          </aside>
          <div className="flex min-h-dvh min-w-0 flex-col pb-14 md:pb-0">
            <header className="flex h-12 items-center justify-between border-b border-line px-4 md:hidden">
              <Home />
              <SearchButton compact />
            </header>
            <SessionNote className="sticky top-0 z-30 m-2" />
            {banner}
            <main
              id="main"
              tabIndex={-1}
              className="mx-auto w-full max-w-[82rem] flex-1 px-4 py-5 outline-none sm:px-6 lg:px-8"
            >
              {children}
            </main>
          </div>
          <PhoneBar
            items={nav}
            more={
              <PhoneDrawer>
                {teams.length > 0 && <TeamSwitcher teams={teams} />}
                <nav aria-label="All sections">
                  <NavList items={nav} />
                </nav>
                <UserMenu {...account} />
              </PhoneDrawer>
            }
          />
        </div>
      </ShellKeys>
    </SessionWatch>
  );
}

function Home() {
  return (
    <Link
      href="/"
      className="flex items-center gap-2 rounded-xs px-2 font-semibold tracking-[-0.01em]"
    >
      <Logo />
      <span className="group-data-collapsed/shell:md:sr-only">Burnline</span>
    </Link>
  );
}
