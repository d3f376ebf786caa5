"use client";

import { useEffect, useRef } from "react";
import { useFormScope } from "./form-context";

/**
 * Inside a form: lets the browser ask before what was typed into it is lost, until it is sent and
 * accepted.
 */
export function WarnBeforeLeaving() {
  const mark = useRef<HTMLSpanElement>(null);
  const typed = useRef(false);
  const { state } = useFormScope();
  useEffect(() => {
    if (state.status === "ok") typed.current = false;
  }, [state]);
  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form) return;
    const note = () => (typed.current = true);
    const ask = (event: BeforeUnloadEvent) => {
      if (typed.current && form.getAttribute("aria-busy") !== "true") event.preventDefault();
    };
    const askInside = (event: MouseEvent) => {
      const link =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      if (!link || !leaves(link, event) || !typed.current) return;
      if (window.confirm("Leave this page? What you typed is not saved.")) typed.current = false;
      else {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    form.addEventListener("input", note);
    window.addEventListener("beforeunload", ask);
    document.addEventListener("click", askInside, true);
    return () => {
      form.removeEventListener("input", note);
      window.removeEventListener("beforeunload", ask);
      document.removeEventListener("click", askInside, true);
    };
  }, []);
  return <span ref={mark} hidden />;
}

/** Links to another page, opened in this tab. */
const leaves = (link: HTMLAnchorElement, event: MouseEvent): boolean =>
  link.target !== "_blank" &&
  !event.metaKey &&
  !event.ctrlKey &&
  !event.shiftKey &&
  event.button === 0 &&
  link.origin + link.pathname !== window.location.origin + window.location.pathname;
