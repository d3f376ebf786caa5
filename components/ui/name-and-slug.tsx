"use client";

import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from "react";
import { slugOf } from "@/lib/text/slug-of";
import { Field } from "./field";
import { useSubmittedValue } from "./form-context";
import { Input } from "./input";

type Props = {
  maxLength: number;
  nameHint?: ReactNode;
  slugHint: string;
  existing?: { slug: string; name: string } | undefined;
};

/** The name of a thing, and its slug, which can be chosen for a new one and then stays. */
export function NameAndSlug({ existing, maxLength, nameHint, slugHint }: Props) {
  if (!existing) return <NewNameAndSlug {...{ maxLength, nameHint, slugHint }} />;
  return (
    <>
      <input type="hidden" name="slug" value={existing.slug} />
      <Field name="name" label="Name" hint={nameHint} required>
        <Input defaultValue={existing.name} autoComplete="off" maxLength={maxLength} />
      </Field>
    </>
  );
}

/** The slug follows the name until one is typed. */
function NewNameAndSlug({ maxLength, nameHint, slugHint }: Omit<Props, "existing">) {
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
      <Field name="slug" label="Slug" hint={slugHint} required>
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
