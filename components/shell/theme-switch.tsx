"use client";

import { useState } from "react";
import type { ThemeChoice } from "@/lib/preferences/preferences";
import { Icon, type IconName } from "../ui/icon";

const CHOICES: { value: ThemeChoice; label: string; icon: IconName }[] = [
  { value: "system", label: "System", icon: "monitor" },
  { value: "light", label: "Light", icon: "sun" },
  { value: "dark", label: "Dark", icon: "moon" },
];

/**
 * Changes at once in the browser; the action keeps the choice, and does all of it where there is no
 * JavaScript.
 */
export function ThemeSwitch({
  theme,
  chooseTheme,
}: {
  theme: ThemeChoice;
  chooseTheme: (form: FormData) => Promise<void>;
}) {
  const [chosen, setChosen] = useState(theme);
  const apply = (value: ThemeChoice) => {
    setChosen(value);
    showTheme(value);
  };
  return (
    <form action={chooseTheme}>
      <div
        role="group"
        aria-label="Theme"
        className="inline-flex gap-0.5 rounded-sm border border-line bg-sunken p-0.5"
      >
        {CHOICES.map((choice) => (
          <button
            key={choice.value}
            type="submit"
            name="theme"
            value={choice.value}
            aria-label={choice.label}
            title={choice.label}
            aria-pressed={choice.value === chosen}
            onClick={() => apply(choice.value)}
            className="grid h-6 w-8 place-items-center rounded-[5px] border border-transparent text-muted hover:text-ink aria-pressed:border-line-strong aria-pressed:bg-surface aria-pressed:text-ink pointer-coarse:h-9 pointer-coarse:w-11"
          >
            <Icon name={choice.icon} size={14} />
          </button>
        ))}
      </div>
    </form>
  );
}

function showTheme(value: ThemeChoice): void {
  if (value === "system") document.documentElement.removeAttribute("data-theme");
  else document.documentElement.setAttribute("data-theme", value);
}
