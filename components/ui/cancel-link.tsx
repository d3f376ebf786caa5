"use client";

import type { MouseEvent } from "react";
import { LinkButton } from "./button";

/** The way out of a form, back to where one came from; `href` where that is not known. */
export function CancelLink({ href }: { href: string }) {
  const back = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || !cameFromHere()) return;
    event.preventDefault();
    window.history.back();
  };
  return (
    <LinkButton href={href} onClick={back}>
      Cancel
    </LinkButton>
  );
}

type History = { currentEntry: { index: number } | null; entries: () => { url: string | null }[] };

/** Whether the page before this one is another of this site, where the browser tells. */
function cameFromHere(): boolean {
  const { navigation } = window as { navigation?: History };
  const before = navigation?.entries()[(navigation.currentEntry?.index ?? 0) - 1]?.url;
  if (before == null) return false;
  const { origin, pathname } = new URL(before);
  return (
    origin === window.location.origin &&
    pathname !== window.location.pathname &&
    pathname !== "/sign-in"
  );
}
