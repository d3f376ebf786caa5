import { Icon } from "../ui/icon";
import { Kbd } from "../ui/kbd";
import { Link } from "../ui/link";
import { MENU_ITEM, MenuHtml } from "../ui/menu-html";
import { ZoneButton, type Zone } from "../ui/zone-button";
import type { ThemeChoice } from "@/lib/preferences/preferences";
import type { ShellFrame } from "./shell-frame";
import { ThemeSwitch } from "./theme-switch";

/** The forms, outside of the menu, that its buttons send. */
export const SIGN_OUT_FORM = "sign-out";

export type AccountState = {
  theme: ThemeChoice;
  zone: Zone;
  /** Why the session could not be ended. */
  refusal: string | null;
};

export const AccountMenu = ({
  user,
  links,
  theme,
  zone,
  refusal,
}: Pick<ShellFrame, "user" | "links"> & AccountState) => (
  <MenuHtml
    id="account-menu"
    label={`Your account, ${user.name}`}
    button={
      <>
        <Icon name="user" className="shrink-0" />
        <span className="min-w-0 flex-1 truncate text-left group-data-collapsed/shell:md:hidden">
          <bdi>{user.name}</bdi>
        </span>
      </>
    }
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
        <button type="button" data-press="help" className={MENU_ITEM}>
          Keys <Kbd>?</Kbd>
        </button>
      </li>
    </ul>
    <div className="grid gap-1.5 border-t border-line px-2.5 py-2">
      <div className="flex items-center justify-between gap-3">
        <span className="text-muted">Theme</span>
        <ThemeSwitch chosen={theme} />
      </div>
      <div className="flex items-center justify-between gap-3">
        <span className="text-muted">Times in</span>
        <ZoneButton {...zone} data-press="zone" />
      </div>
    </div>
    <div className="border-t border-line pt-1">
      {refusal && (
        <p role="alert" className="px-2.5 py-1 text-xs text-exhausted">
          {refusal}
        </p>
      )}
      <button type="submit" form={SIGN_OUT_FORM} className={MENU_ITEM}>
        Sign out
      </button>
    </div>
  </MenuHtml>
);
