"use client";

import { useEffect, useRef, useState } from "react";
import { useFormScope } from "./form-context";

/**
 * What a form started from, such as a version. A page that renews itself does not renew the fields
 * of an open form, and so must not renew this either, or someone would replace what they have
 * never seen; once they were told, or have saved, it follows until they type again.
 */
export function BaseField({ name, value }: { name: string; value: string | number }) {
  const input = useRef<HTMLInputElement>(null);
  const begun = useRef(true);
  const [base, setBase] = useState(value);
  const { state } = useFormScope();
  useEffect(() => {
    const form = input.current?.form;
    const touch = () => {
      begun.current = true;
    };
    form?.addEventListener("input", touch);
    return () => form?.removeEventListener("input", touch);
  }, []);
  useEffect(() => {
    if (state.status !== "idle") begun.current = false;
  }, [state]);
  useEffect(() => {
    if (!begun.current) setBase(value);
  }, [value, state]);
  return <input ref={input} type="hidden" name={name} value={base} />;
}
