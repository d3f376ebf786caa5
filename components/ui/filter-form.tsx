"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition, type ReactNode } from "react";
import { Button } from "./button";

const TYPING_PAUSE_MS = 250;

type Fields = Record<string, string>;

type Props = {
  action: string;
  /** What the URL says, by the names of the controls. */
  values: Fields;
  /** The address for what the controls hold; without it all that is not empty. */
  hrefOf?: (typed: Fields) => string;
  label?: string;
  className?: string;
  children: ReactNode;
};

/** A plain GET form; with JavaScript each change applies at once, without losing the focus. */
export function FilterForm({ action, values, hrefOf, label, className, children }: Props) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const inUrl = JSON.stringify(values);
  const applied = useRef({ fields: inUrl, href: "" });
  useEffect(() => {
    // Another way led here, such as Back or a link: the fields follow.
    if (!form.current || pending || applied.current.fields === inUrl) return;
    applied.current = { fields: inUrl, href: "" };
    for (const [name, value] of Object.entries(JSON.parse(inUrl) as Fields)) {
      const control = form.current.elements.namedItem(name);
      if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement)
        control.value = value;
    }
  }, [inUrl, pending]);
  const apply = () => {
    clearTimeout(timer.current);
    if (!form.current) return;
    const typed = typedIn(form.current);
    const href = hrefOf ? hrefOf(typed) : addressOf(action, typed);
    if (href === (applied.current.href || `${window.location.pathname}${window.location.search}`))
      return;
    applied.current = {
      fields: JSON.stringify(
        Object.fromEntries(Object.keys(values).map((name) => [name, typed[name] ?? ""])),
      ),
      href,
    };
    startTransition(() => router.replace(href, { scroll: false }));
  };
  const applySoon = (event: { target: EventTarget }) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      apply,
      event.target instanceof HTMLInputElement && event.target.type === "search"
        ? TYPING_PAUSE_MS
        : 0,
    );
  };
  return (
    <form
      ref={form}
      method="get"
      action={action}
      role="search"
      aria-label={label}
      aria-busy={pending}
      className={className}
      onInput={applySoon}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      {children}
      <noscript>
        <Button type="submit">Filter</Button>
      </noscript>
    </form>
  );
}

const typedIn = (form: HTMLFormElement): Fields =>
  Object.fromEntries(
    [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value.trim()] as const] : [],
    ),
  );

function addressOf(path: string, typed: Fields): string {
  const search = new URLSearchParams(
    Object.entries(typed).filter(([, value]) => value !== ""),
  ).toString();
  return search ? `${path}?${search}` : path;
}
