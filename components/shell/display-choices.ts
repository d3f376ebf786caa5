import {
  parseThemeChoice,
  PREFERENCE_COOKIES,
  PREFERENCE_MAX_AGE_S,
  type ThemeChoice,
} from "@/lib/preferences/preferences";

/** Changes at once in the browser; the form keeps the choice. */
export function showTheme(value: string): ThemeChoice {
  const theme = parseThemeChoice(value);
  if (theme === "system") document.documentElement.removeAttribute("data-theme");
  else document.documentElement.setAttribute("data-theme", theme);
  return theme;
}

/** A cookie keeps the sidebar so from the first byte of the next page. */
export function foldSidebar(folded: boolean): void {
  document.querySelector("[data-shell]")?.toggleAttribute("data-collapsed", folded);
  document.cookie = `${PREFERENCE_COOKIES.sidebar}=${folded ? "collapsed" : "open"}; path=/; max-age=${PREFERENCE_MAX_AGE_S}; samesite=lax`;
}
