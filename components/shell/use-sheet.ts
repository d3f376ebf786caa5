import { useEffect, useState, type RefObject, type ToggleEvent } from "react";
import { SIDEBAR_ID } from "./sidebar-content";

/** Whether the sidebar is open as a sheet, and what it does as it opens and closes. */
export function useSheet(sidebar: RefObject<HTMLElement | null>) {
  const [isSheet, setIsSheet] = useState(false);
  useClosed(sidebar);
  const toggled = ({ newState }: ToggleEvent) => {
    const opens = newState === "open";
    setIsSheet(opens);
    holdRest(sidebar.current, opens);
    if (opens) sidebar.current?.querySelector<HTMLElement>("[popovertargetaction]")?.focus();
  };
  return {
    isSheet,
    // What is held cannot be given the focus back.
    onBeforeToggle: (event: ToggleEvent) => event.newState === "closed" && toggled(event),
    onToggle: (event: ToggleEvent) =>
      event.newState === "open" ? toggled(event) : giveFocusBack(),
  };
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
