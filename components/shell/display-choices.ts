import { parseThemeChoice, type ThemeChoice } from "@/lib/preferences/preferences";
import { keepPreference } from "../ui/preference-cookie";

/** Changes at once in the browser; the form keeps the choice. */
export function showTheme(value: string): ThemeChoice {
  const theme = parseThemeChoice(value);
  if (theme === "system") document.documentElement.removeAttribute("data-theme");
  else document.documentElement.setAttribute("data-theme", theme);
  return theme;
}

/** Folds the sidebar to its icons, on the pages to come as well. */
export function foldSidebar(folded: boolean): void {
  document.querySelector("[data-shell]")?.toggleAttribute("data-collapsed", folded);
  keepPreference("sidebar", folded ? "collapsed" : "open");
}
