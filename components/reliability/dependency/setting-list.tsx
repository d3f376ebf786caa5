import type { ReactNode } from "react";

type Fact = { name: string; label: string; shown: string; note?: ReactNode };

/** Settings of one group with what they are. */
export const SettingList = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className="grid gap-1 text-sm">
    {facts.map(({ name, label, shown, note }) => (
      <div key={name} className="flex flex-wrap justify-between gap-x-4">
        <dt className="text-muted">{label}</dt>
        <dd dir="auto" className="figure wrap-anywhere">
          {shown}
          {note}
        </dd>
      </div>
    ))}
  </dl>
);
