"use client";

import { useMemo, type ReactNode } from "react";
import { SessionNote, SessionWatch } from "../ui/session";
import { DialogsForm } from "./dialogs-form";
import { Home } from "./home";
import { PhoneBar } from "./phone-bar";
import { SearchButton } from "./search-button";
import { ShellKeys } from "./shell-context";
import { unpackedFrame, type PackedFrame } from "./shell-frame";
import { Sidebar } from "./sidebar";
import type { UserMenuProps } from "./user-menu";

type Props = Pick<UserMenuProps, "signOut" | "chooseTheme"> & {
  frame: PackedFrame;
  /** Whose page this is and which build of Burnline made it. */
  session: { user: number; build: string };
  collapsed: boolean;
  /** Above every page, such as the note that this is a demo. */
  banner?: ReactNode;
  children: ReactNode;
};

export function Shell({
  frame,
  signOut,
  chooseTheme,
  session,
  collapsed,
  banner,
  children,
}: Props) {
  const { nav, teams, actions, ...account } = useMemo(() => unpackedFrame(frame), [frame]);
  return (
    <SessionWatch {...session}>
      <ShellKeys nav={nav} actions={actions}>
        <div
          data-shell
          data-collapsed={collapsed ? "" : undefined}
          className="group/shell min-h-dvh md:grid md:grid-cols-[14rem_minmax(0,1fr)] md:data-collapsed:grid-cols-[3.5rem_minmax(0,1fr)]"
        >
          <nav aria-label="Skip" className="contents">
            <a
              href="#main"
              className="sr-only z-30 rounded-sm bg-ink text-sm font-medium text-on-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:px-3 focus:py-2"
            >
              Skip to content
            </a>
          </nav>
          <Sidebar
            nav={nav}
            teams={teams}
            account={{ ...account, signOut, chooseTheme }}
            collapsed={collapsed}
          />
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
          <PhoneBar items={nav} />
          <DialogsForm />
        </div>
      </ShellKeys>
    </SessionWatch>
  );
}
