"use client";

import type { ComponentProps } from "react";
import { localText } from "@/lib/time/local-text";
import { Input } from "./input";
import { useTimeZone } from "./time-zone";

/** A date and time in the reader's zone, which goes along as `timeZone`. `at`: epoch milliseconds that it begins with. */
export function LocalTimeInput({ at, ...rest }: Omit<ComponentProps<typeof Input>, "type" | "defaultValue"> & { at?: number | null }) {
  const { timeZone } = useTimeZone();
  return (
    <>
      <input type="hidden" name="timeZone" value={timeZone} />
      {/* A new zone is a new text: the field is made anew, but for what was typed into it. */}
      <Input key={timeZone} type="datetime-local" step={1} mono defaultValue={at === null || at === undefined ? undefined : localText(at, timeZone)} suppressHydrationWarning {...rest} />
    </>
  );
}
