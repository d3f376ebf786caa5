"use client";

import { useClocks } from "./use-clocks";
import { useMenus } from "./use-menus";
import { useMissingHtml } from "./use-missing-html";
import { useSoftLinks } from "./use-soft-links";
import { useTips } from "./use-tips";

/** What HTML that was written out needs in the browser. */
export function MarkupScripts() {
  useClocks();
  useMenus();
  useMissingHtml();
  useSoftLinks();
  useTips();
  return null;
}
