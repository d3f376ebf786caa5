import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

type Fact = { name: string; label: string; shown: string; note?: ReactNode };

const isFigure = (shown: string): boolean => /^\d/.test(shown);

/** Settings of one group with what they are. */
export const SettingList = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className="grid gap-1 text-sm">
    {facts.map(({ name, label, shown, note }) => (
      <div key={name} className="flex flex-wrap justify-between gap-x-4">
        <dt className="text-muted">{label}</dt>
        <dd
          dir="auto"
          className={cx("ms-auto text-end wrap-anywhere", isFigure(shown) && "figure")}
        >
          {shown}
          {note}
        </dd>
      </div>
    ))}
  </dl>
);
