"use client";

import { useEffect, useRef, useState } from "react";
import { useFormScope } from "./form-context";

/**
 * What a form started from, such as a version. A page that renews itself must not renew this under somebody who types, or they would
 * replace what they have never seen; once they were told, or have saved, it follows again.
 */
export function HeldField({ name, value }: { name: string; value: string | number }) {
  const input = useRef<HTMLInputElement>(null);
  const typing = useRef(false);
  const [held, setHeld] = useState(value);
  const { state } = useFormScope();
  useEffect(() => {
    const form = input.current?.form;
    const touch = () => {
      typing.current = true;
    };
    form?.addEventListener("input", touch);
    return () => form?.removeEventListener("input", touch);
  }, []);
  useEffect(() => {
    if (state.status !== "idle") typing.current = false;
  }, [state]);
  useEffect(() => {
    if (!typing.current) setHeld(value);
  }, [value, state]);
  return <input ref={input} type="hidden" name={name} value={held} />;
}
