"use client";

import { useState, type ReactNode } from "react";
import { slugOf } from "@/lib/slug-of";
import { Field } from "./field";
import { useKeptValue } from "./form-context";
import { Input } from "./input";

type Props = { maxLength: number; nameHint?: ReactNode; slugLabel: string; slugHint: string };

/** The name of a new thing, and its slug, which follows the name until one is typed. */
export function NameAndSlug({ maxLength, nameHint, slugLabel, slugHint }: Props) {
  const kept = useKeptValue("slug") ?? "";
  const [slug, setSlug] = useState(kept);
  const [typed, setTyped] = useState(kept !== "");
  return (
    <>
      <Field name="name" label="Name" hint={nameHint} required>
        <Input autoComplete="off" maxLength={maxLength} onChange={(event) => { if (!typed) setSlug(slugOf(event.target.value)); }} />
      </Field>
      <Field name="slug" label={slugLabel} hint={slugHint} required>
        <Input mono value={slug} autoComplete="off" maxLength={63} onChange={(event) => { setTyped(event.target.value !== ""); setSlug(event.target.value); }} />
      </Field>
    </>
  );
}
