"use client";

import dynamic from "next/dynamic";
import {
  createContext,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
  type ReactNode,
} from "react";
import type { PaletteItem } from "@/lib/palette/palette-item";
import type { NavItem } from "./nav-item";
import { holdSingleKeys } from "./single-keys";
import { useShellKeys } from "./use-shell-keys";

const CommandPalette = dynamic(() => import("./command-palette"), { ssr: false });
const KeysHelp = dynamic(() => import("./keys-help"), { ssr: false });

type ShellScope = { openPalette: () => void; openHelp: () => void };

const nothing = () => undefined;
const ShellContext = createContext<ShellScope>({ openPalette: nothing, openHelp: nothing });

/** Holds what the keyboard opens; both dialogs are loaded when they are first needed. */
export function ShellKeys({
  nav,
  actions,
  children,
}: {
  nav: NavItem[];
  actions: PaletteItem[];
  children: ReactNode;
}) {
  const [open, setOpen] = useState<"palette" | "help" | null>(null);
  const scope = useMemo(
    () => ({ openPalette: () => setOpen("palette"), openHelp: () => setOpen("help") }),
    [],
  );
  useShellKeys(nav, actions, scope);
  useLayoutEffect(() => (open === null ? undefined : holdSingleKeys()), [open]);
  const close = () => setOpen(null);
  return (
    <ShellContext value={scope}>
      {children}
      {open === "palette" && <CommandPalette nav={nav} actions={actions} onClose={close} />}
      {open === "help" && <KeysHelp nav={nav} actions={actions} onClose={close} />}
    </ShellContext>
  );
}

export function useShell() {
  return useContext(ShellContext);
}
