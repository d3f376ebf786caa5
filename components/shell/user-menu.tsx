"use client";

import { useActionState } from "react";
import type { ThemeChoice } from "@/lib/preferences/preferences";
import { Icon } from "../ui/icon";
import { Kbd } from "../ui/kbd";
import { Link } from "../ui/link";
import { Menu } from "../ui/menu";
import { MENU_ITEM } from "../ui/menu-html";
import { ZoneToggle } from "../ui/zone-toggle";
import { useShell } from "./shell-context";
import { ThemeSwitch } from "./theme-switch";

export type UserMenuProps = {
  user: { name: string; email: string };
  links: { href: string; label: string }[];
  /** Answers why the session could not be ended. */
  signOut: (before: string | null, form: FormData) => Promise<string | null>;
  theme: ThemeChoice;
  chooseTheme: (form: FormData) => Promise<void>;
};

export function UserMenu({ user, links, signOut, theme, chooseTheme }: UserMenuProps) {
  const { openHelp } = useShell();
  // Without a script, too: one wrapped in another function would not be sent.
  const [refusal, leave] = useActionState(signOut, null);
  const button = (
    <>
      <Icon name="user" className="shrink-0" />
      <span className="min-w-0 flex-1 truncate text-left group-data-collapsed/shell:md:hidden">
        <bdi>{user.name}</bdi>
      </span>
    </>
  );
  return (
    <Menu
      label={`Your account, ${user.name}`}
      button={button}
      buttonClassName="flex h-8 w-full items-center gap-2.5 rounded-sm px-2 text-sm text-muted hover:bg-sunken hover:text-ink group-data-collapsed/shell:md:justify-center pointer-coarse:h-11"
    >
      <div className="px-2.5 py-1.5">
        <p className="font-medium">
          <bdi>{user.name}</bdi>
        </p>
        <p className="text-xs text-muted">{user.email}</p>
      </div>
      <ul className="border-t border-line py-1">
        {links.map((link) => (
          <li key={link.href}>
            <Link href={link.href} className={MENU_ITEM}>
              {link.label}
            </Link>
          </li>
        ))}
        <li className="max-sm:hidden pointer-coarse:hidden">
          <button type="button" className={MENU_ITEM} onClick={openHelp}>
            Keys <Kbd>?</Kbd>
          </button>
        </li>
      </ul>
      <div className="grid gap-1.5 border-t border-line px-2.5 py-2">
        <div className="flex items-center justify-between gap-3">
          <span className="text-muted">Theme</span>
          <ThemeSwitch theme={theme} chooseTheme={chooseTheme} />
        </div>
        <div className="flex items-center justify-between gap-3">
          <span className="text-muted">Times in</span>
          <ZoneToggle />
        </div>
      </div>
      <form action={leave} className="border-t border-line pt-1">
        {refusal && (
          <p role="alert" className="px-2.5 py-1 text-xs text-exhausted">
            {refusal}
          </p>
        )}
        <button type="submit" className={MENU_ITEM}>
          Sign out
        </button>
      </form>
    </Menu>
  );
}
