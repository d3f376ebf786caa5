"use client";

import { usePathname } from "next/navigation";
import { useMemo, type ReactNode } from "react";
import { SessionNote, SessionWatch } from "../ui/session";
import { DialogsForm } from "./dialogs-form";
import { isCurrent } from "./nav-item";
import { PhoneBar } from "./phone-bar";
import { PhoneHeader } from "./phone-header";
import { ShellKeys } from "./shell-context";
import { unpackedFrame } from "./shell-frame";
import { Sidebar, type SidebarProps } from "./sidebar";

type Props = SidebarProps & {
  /** Whose page this is and which build of Burnline made it. */
  session: { user: number; build: string };
  /** Above every page, such as the note that this is a demo. */
  banner?: ReactNode;
  children: ReactNode;
};

export function Shell({ session, banner, children, ...sidebar }: Props) {
  const { frame, folded } = sidebar;
  const { nav, teams, actions } = useMemo(() => unpackedFrame(frame), [frame]);
  const pathname = usePathname();
  const section = nav.find((item) => isCurrent(item, pathname))?.href ?? null;
  const team = teams.find(({ href }) => href === pathname)?.href ?? null;
  return (
    <SessionWatch {...session}>
      <ShellKeys nav={nav} actions={actions}>
        <div
          data-shell
          data-collapsed={folded ? "" : undefined}
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
          <Sidebar {...sidebar} section={section} team={team} />
          <div className="flex min-h-dvh min-w-0 flex-col pb-14 md:pb-0">
            <PhoneHeader />
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
          <PhoneBar frame={frame} section={section} />
          <DialogsForm />
        </div>
      </ShellKeys>
    </SessionWatch>
  );
}
