"use client";

import { useEffect, useRef, useState } from "react";
import { countsPerSecond, PER_SECOND } from "@/lib/slo/per-second";

/** Says beside a query for events that it counts per second, as soon as it does. */
export function RateNote({ name }: { name: string }) {
  const note = useRef<HTMLParagraphElement>(null);
  const [perSecond, setPerSecond] = useState(false);
  useEffect(() => {
    const field = note.current?.closest("form")?.elements.namedItem(name);
    if (!(field instanceof HTMLTextAreaElement)) return;
    const read = () => setPerSecond(countsPerSecond(field.value));
    read();
    field.addEventListener("input", read);
    return () => field.removeEventListener("input", read);
  }, [name]);
  return (
    <p ref={note} role="status" className="text-xs text-warning empty:hidden">
      {perSecond && PER_SECOND}
    </p>
  );
}
