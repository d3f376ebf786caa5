"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition, type ReactNode } from "react";
import { Button } from "../ui/button";

const TYPING_PAUSE_MS = 250;

type Props = { action: string; values: Record<string, string>; className?: string; children: ReactNode };

/** A plain GET form; with JavaScript each change applies at once, without losing the focus. `values` are those of the URL, by the names of the controls. */
export function FilterForm({ action, values, className, children }: Props) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const inUrl = JSON.stringify(values);
  const applied = useRef(inUrl);
  useEffect(() => {
    // Another way led here, such as Back or a link: the fields follow.
    if (!form.current || pending || applied.current === inUrl) return;
    applied.current = inUrl;
    for (const [name, value] of Object.entries(JSON.parse(inUrl) as Record<string, string>)) {
      const control = form.current.elements.namedItem(name);
      if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) control.value = value;
    }
  }, [inUrl, pending]);
  const apply = () => {
    if (!form.current) return;
    const typed = [...new FormData(form.current)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value.trim()] as const] : []));
    applied.current = JSON.stringify({ ...values, ...Object.fromEntries(typed) });
    const search = new URLSearchParams(typed.filter(([, value]) => value !== "").map(([name, value]) => [name, value])).toString();
    startTransition(() => router.replace(search ? `${action}?${search}` : action, { scroll: false }));
  };
  const applySoon = (event: { target: EventTarget }) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(apply, event.target instanceof HTMLInputElement ? TYPING_PAUSE_MS : 0);
  };
  return (
    <form ref={form} method="get" action={action} role="search" aria-busy={pending} className={className} onInput={applySoon} onSubmit={(event) => { event.preventDefault(); apply(); }}>
      {children}
      <noscript><Button type="submit">Filter</Button></noscript>
    </form>
  );
}
