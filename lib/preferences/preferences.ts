import { isTimeZone } from "@/lib/time/zone";

type Theme = "light" | "dark";
export type ThemeChoice = Theme | "system";

/**
 * How one browser wants to see things; `zone` is the reader's IANA zone, null until the browser has
 * told it.
 */
export type Preferences = {
  theme: ThemeChoice;
  zone: string | null;
  utc: boolean;
  sidebarCollapsed: boolean;
};

export const PREFERENCE_COOKIES = {
  theme: "theme",
  zone: "zone",
  utc: "utc",
  sidebar: "sidebar",
} as const;
export const PREFERENCE_MAX_AGE_S = 400 * 86_400;

export function parseThemeChoice(value: unknown): ThemeChoice {
  return value === "light" || value === "dark" ? value : "system";
}

/** Reads the preferences from cookies; anything unknown or malformed counts as not set. */
export function parsePreferences(cookie: (name: string) => string | undefined): Preferences {
  const zone = decodeZone(cookie(PREFERENCE_COOKIES.zone));
  return {
    theme: parseThemeChoice(cookie(PREFERENCE_COOKIES.theme)),
    zone: zone !== null && isTimeZone(zone) ? zone : null,
    utc: cookie(PREFERENCE_COOKIES.utc) === "1",
    sidebarCollapsed: cookie(PREFERENCE_COOKIES.sidebar) === "collapsed",
  };
}

/** The zone times are written in: UTC when asked for or when the reader's zone is not known yet. */
export function displayZone(preferences: Pick<Preferences, "zone" | "utc">): string {
  return preferences.utc || preferences.zone === null ? "UTC" : preferences.zone;
}

function decodeZone(value: string | undefined): string | null {
  if (value === undefined) return null;
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
