import type { ThemeChoice } from "@/lib/preferences/preferences";
import { Icon, type IconName } from "../ui/icon";

export const THEME_FORM = "theme";

const CHOICES: { value: ThemeChoice; label: string; icon: IconName }[] = [
  { value: "system", label: "System", icon: "monitor" },
  { value: "light", label: "Light", icon: "sun" },
  { value: "dark", label: "Dark", icon: "moon" },
];

export const ThemeSwitch = ({ chosen }: { chosen: ThemeChoice }) => (
  <div
    role="group"
    aria-label="Theme"
    className="inline-flex gap-0.5 rounded-sm border border-line bg-sunken p-0.5"
  >
    {CHOICES.map((choice) => (
      <button
        key={choice.value}
        type="submit"
        form={THEME_FORM}
        name="theme"
        value={choice.value}
        data-press="theme"
        aria-label={choice.label}
        title={choice.label}
        aria-pressed={choice.value === chosen}
        className="grid h-6 w-8 place-items-center rounded-[5px] border border-transparent text-muted hover:text-ink aria-pressed:border-line-strong aria-pressed:bg-surface aria-pressed:text-ink pointer-coarse:h-9 pointer-coarse:w-11"
      >
        <Icon name={choice.icon} size={14} />
      </button>
    ))}
  </div>
);
