"use server";

import { cookies } from "next/headers";
import {
  PREFERENCE_COOKIES,
  PREFERENCE_MAX_AGE_S,
  parseThemeChoice,
} from "@/lib/preferences/preferences";

/** Needs no session: it only sets or clears the caller's own display cookie. */
export async function chooseTheme(form: FormData): Promise<void> {
  const theme = parseThemeChoice(form instanceof FormData ? form.get("theme") : null);
  const jar = await cookies();
  if (theme === "system") jar.delete(PREFERENCE_COOKIES.theme);
  else
    jar.set(PREFERENCE_COOKIES.theme, theme, {
      path: "/",
      sameSite: "lax",
      maxAge: PREFERENCE_MAX_AGE_S,
    });
}
