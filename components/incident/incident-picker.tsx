"use client";

import { useDeferredValue, useId, useState } from "react";
import { usePaletteSearch } from "@/components/shell/use-palette-search";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

const MOST = 8;

/** Names another incident by number or title, with those that match offered while one types. */
export function IncidentPicker({ number, label }: { number: number; label: string }) {
  const list = useId();
  const [text, setText] = useState("");
  const { items } = usePaletteSearch(useDeferredValue(text.trim()));
  const others = items.filter(
    ({ group, href }) => group === "Incidents" && href !== `/incidents/${number}`,
  );
  return (
    <Field name="other" label={label} hint="A number such as #25, or words of the title." required>
      <Input list={list} autoComplete="off" onChange={(event) => setText(event.target.value)} />
      <datalist id={list}>
        {others.slice(0, MOST).map(({ id, label: title, detail }) => (
          <option key={id} value={`${detail?.split(" ")[0] ?? ""} ${title}`} />
        ))}
      </datalist>
    </Field>
  );
}
