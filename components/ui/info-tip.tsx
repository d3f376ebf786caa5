"use client";

import { useId, type ReactNode } from "react";
import { TipHtml } from "./tip-html";

/**
 * The definition of a term beside its number: on pressing, or while a mouse is over it; Escape
 * closes it.
 */
export function InfoTip(props: { term: string; children: ReactNode }) {
  return <TipHtml id={useId()} {...props} />;
}
