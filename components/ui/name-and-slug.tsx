"use client";

import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from "react";
import { slugOf } from "@/lib/text/slug-of";
import { Field } from "./field";
import { useSubmittedValue } from "./form-context";
import { Input } from "./input";

type Props = { maxLength: number; nameHint?: ReactNode; slugLabel: string; slugHint: string };

/** The name of a new thing, and its slug, which follows the name until one is typed. */
export function NameAndSlug({ maxLength, nameHint, slugLabel, slugHint }: Props) {
  const submitted = useSubmittedValue("slug") ?? "";
  const [slug, setSlug] = useState(submitted);
  const [typed, setTyped] = useState(submitted !== "");
  const nameInput = useRef<HTMLInputElement>(null);
  const slugInput = useRef<HTMLInputElement>(null);
  const follow = (name: string) => {
    if (!typed) setSlug(slugOf(name));
  };
  const choose = (text: string) => {
    setTyped(text !== "");
    setSlug(text);
  };
  const takeOver = useEffectEvent(() => {
    const [name, own] = [nameInput.current?.value ?? "", slugInput.current?.value ?? ""];
    if (own !== "") choose(own);
    else follow(name);
  });
  // Someone may have typed before the page's script was there.
  useEffect(() => takeOver(), []);
  return (
    <>
      <Field name="name" label="Name" hint={nameHint} required>
        <Input
          ref={nameInput}
          autoComplete="off"
          maxLength={maxLength}
          onChange={(event) => follow(event.target.value)}
        />
      </Field>
      <Field name="slug" label={slugLabel} hint={slugHint} required>
        <Input
          ref={slugInput}
          mono
          value={slug}
          autoComplete="off"
          maxLength={63}
          onChange={(event) => choose(event.target.value)}
        />
      </Field>
    </>
  );
}
