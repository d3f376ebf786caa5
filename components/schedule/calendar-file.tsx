"use client";

import { useId, useState, type ChangeEvent, type RefObject } from "react";
import { MOST_CHARACTERS, TOO_LONG } from "@/lib/calendar/rota-text";
import { FieldError } from "../ui/field";

/** Puts the text of a file into the field of the box, where it can be looked at and is sent from. */
export function CalendarFile({
  box,
  onRead,
}: {
  box: RefObject<HTMLDivElement | null>;
  onRead: () => void;
}) {
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    const field = box.current?.querySelector("textarea");
    if (!file || !field) return;
    const isLong = file.size > MOST_CHARACTERS;
    setProblem(isLong ? TOO_LONG : null);
    if (isLong) return;
    field.value = await file.text();
    onRead();
  };
  return (
    <div className="grid gap-1.5 noscript:hidden">
      <label htmlFor={id} className="text-sm font-medium">
        Calendar file
      </label>
      <input
        id={id}
        type="file"
        accept=".ics,text/calendar"
        onChange={(event) => void read(event)}
        aria-describedby={problem === null ? undefined : `${id}-error`}
        className="text-sm file:mr-3 file:h-8 file:cursor-pointer file:rounded-sm file:border file:border-line-strong file:bg-surface file:px-3"
      />
      <FieldError id={`${id}-error`} messages={problem === null ? [] : [problem]} />
    </div>
  );
}
