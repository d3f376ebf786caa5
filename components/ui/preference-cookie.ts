import { PREFERENCE_COOKIES, PREFERENCE_MAX_AGE_S } from "@/lib/preferences/preferences";

/** So that the next page comes with it from its first byte. */
export function keepPreference(name: keyof typeof PREFERENCE_COOKIES, value: string): void {
  document.cookie = `${PREFERENCE_COOKIES[name]}=${encodeURIComponent(value)}; path=/; max-age=${PREFERENCE_MAX_AGE_S}; samesite=lax`;
}
