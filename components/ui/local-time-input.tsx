"use client";

import { useState, type ComponentProps } from "react";
import { zoneLabel } from "@/lib/formats/instant";
import { localMinute } from "@/lib/time/local-text";
import { cx } from "./class-names";
import { Input } from "./input";
import { useTimeZone } from "./time-zone";

type Props = Omit<ComponentProps<typeof Input>, "type" | "defaultValue"> & {
  /** Epoch milliseconds that it begins with. */
  at?: number | null;
  /** Begins with this minute; sent as it was filled in, it means the moment of sending. */
  atNow?: boolean;
};

/**
 * A date and time to the minute in the reader's zone, which is named beside it and goes along as
 * `timeZone`.
 */
export function LocalTimeInput({ at, atNow = false, className, ...rest }: Props) {
  const { timeZone } = useTimeZone();
  const [openedAt] = useState(() => Date.now());
  const start = at ?? (atNow ? openedAt : null);
  const filled = start === null ? "" : localMinute(start, timeZone);
  return (
    <span className="flex items-center gap-2">
      <input type="hidden" name="timeZone" value={timeZone} />
      {atNow && (
        <input
          key={timeZone}
          type="hidden"
          name="filled"
          defaultValue={filled}
          suppressHydrationWarning
        />
      )}
      {/* A new zone is a new text: the field is rebuilt, but for what was typed into it. */}
      <Input
        key={`at ${timeZone}`}
        type="datetime-local"
        step={60}
        mono
        defaultValue={filled}
        suppressHydrationWarning
        className={cx("min-w-0 flex-1", className)}
        {...rest}
      />
      <span className="shrink-0 text-xs text-muted" suppressHydrationWarning>
        {zoneLabel(start ?? openedAt, timeZone)}
      </span>
    </span>
  );
}
