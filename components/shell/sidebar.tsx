"use client";

import { useActionState, useRef } from "react";
import type { ThemeChoice } from "@/lib/preferences/preferences";
import { asHtml } from "../markup/as-html";
import { useTimeZone } from "../ui/time-zone";
import { SIGN_OUT_FORM } from "./account-menu";
import { foldSidebar, showTheme } from "./display-choices";
import { useShell } from "./shell-context";
import type { PackedFrame } from "./shell-frame";
import { SIDEBAR_ID, SidebarContent } from "./sidebar-content";
import { THEME_FORM } from "./theme-switch";
import { useCommandKey } from "./use-command-key";
import { useKeptChoice } from "./use-kept-choice";
import { usePressed } from "./use-pressed";
import { useSheet } from "./use-sheet";

const SHEET = { role: "dialog", "aria-modal": true, "aria-label": "Menu" };

export type SidebarProps = {
  frame: PackedFrame;
  theme: ThemeChoice;
  folded: boolean;
  /** Answers why the session could not be ended. */
  signOut: (before: string | null, form: FormData) => Promise<string | null>;
  chooseTheme: (form: FormData) => Promise<void>;
};

/**
 * Beside every page; on a phone a sheet, which "More" opens, with what has no room in the bar. As
 * long as the sheet is open, nothing else can be reached.
 */
export function Sidebar({
  frame,
  section,
  team,
  signOut,
  chooseTheme,
  ...before
}: SidebarProps & { section: string | null; team: string | null }) {
  const sidebar = useRef<HTMLDivElement>(null);
  const { isSheet, ...toggling } = useSheet(sidebar);
  const { openPalette, openHelp } = useShell();
  const commandKey = useCommandKey();
  const { timeZone, utc, setUtc } = useTimeZone();
  const [folded, setFolded] = useKeptChoice(before.folded);
  const [theme, setTheme] = useKeptChoice(before.theme);
  // Without a script, too: one wrapped in another function would not be sent.
  const [refusal, leave] = useActionState(signOut, null);
  usePressed(sidebar, {
    palette: openPalette,
    help: (button) => {
      // Gives the focus to the menu's button, to which the dialog gives it back.
      button.closest<HTMLElement>("[popover]")?.hidePopover();
      openHelp();
    },
    zone: () => setUtc(!utc),
    fold: () => {
      setFolded(!folded);
      foldSidebar(!folded);
    },
    theme: ({ value }) => setTheme(showTheme(value)),
  });
  const content = { frame, section, team, folded, theme, zone: { timeZone, utc }, refusal };
  return (
    <>
      <div
        ref={sidebar}
        id={SIDEBAR_ID}
        popover="auto"
        {...(isSheet ? SHEET : { role: "complementary" })}
        {...toggling}
        className="sidebar"
      >
        {asHtml(
          <div className="contents">
            <SidebarContent {...content} commandKey={commandKey} />
          </div>,
        )}
      </div>
      <form id={THEME_FORM} action={chooseTheme} hidden />
      <form id={SIGN_OUT_FORM} action={leave} hidden />
    </>
  );
}
