"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { htmlInSlot } from "./html-slots";
import { MISSING_HTML } from "./use-missing-html";
import { morphed } from "./morphed";

/** `html`: what is inside; or where it is, in `slot`. */
export type MarkupProps = {
  tag: string;
  attributes: Readonly<Record<string, unknown>>;
} & ({ html: string; slot?: never } | { html?: never; slot: number });

/**
 * An element with HTML that is written already. When other HTML comes, only what differs is
 * changed: focus, selection and what is folded out stay.
 */
export function Markup({ tag, attributes, html, slot }: MarkupProps) {
  const element = useRef<HTMLDivElement>(null);
  const [first] = useState(() => html ?? htmlInSlot(slot));
  const shown = useRef(first);
  useLayoutEffect(() => {
    if (html === undefined || shown.current === html) return;
    if (element.current) morphed(element.current, html);
    shown.current = html;
  }, [html]);
  const missing = html === undefined && first === null;
  useEffect(() => {
    if (missing) window.dispatchEvent(new Event(MISSING_HTML));
  }, [missing]);
  const Tag = tag as "div";
  return (
    <Tag
      {...attributes}
      data-slot={slot}
      ref={element}
      dangerouslySetInnerHTML={{ __html: first ?? "" }}
    />
  );
}
