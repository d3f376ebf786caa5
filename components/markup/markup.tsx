"use client";

import { useLayoutEffect, useRef, useState } from "react";
import { morphed } from "./morphed";

export type MarkupProps = {
  tag: string;
  attributes: Readonly<Record<string, unknown>>;
  html: string;
};

/**
 * An element with HTML that is written already. When other HTML comes, only what differs is
 * changed: focus, selection and what is folded out stay.
 */
export function Markup({ tag, attributes, html }: MarkupProps) {
  const element = useRef<HTMLDivElement>(null);
  const [first] = useState(html);
  const shown = useRef(html);
  useLayoutEffect(() => {
    if (element.current && shown.current !== html) morphed(element.current, html);
    shown.current = html;
  }, [html]);
  const Tag = tag as "div";
  return <Tag {...attributes} ref={element} dangerouslySetInnerHTML={{ __html: first }} />;
}
