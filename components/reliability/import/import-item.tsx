"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { useSubmittedValue } from "@/components/ui/form-context";
import { Input } from "@/components/ui/input";
import type { ImportPreview } from "@/lib/reliability/import/preview";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import { ImportedFacts } from "./imported-facts";
import type { RegisteredCall } from "./import-items";
import { SettingChanges } from "../dependency/setting-changes";

type Props = {
  index: number;
  name: string | null;
  /** What is proposed as its name here. */
  callee: string;
  settings: DependencySettings;
  assumed: ImportPreview["assumed"];
  existing: readonly RegisteredCall[];
  listId: string;
};

export function ImportItem({ index, name, settings, assumed, existing, listId, ...item }: Props) {
  const field = (of: string): string => `items.${index}.${of}`;
  const isRefused = useSubmittedValue("step") === "store";
  const typed = useSubmittedValue(field("callee"));
  const ticked = useSubmittedValue(field("chosen"));
  const [callee, setCallee] = useState(typed ?? item.callee);
  const [isChosen, setIsChosen] = useState(!isRefused || ticked !== undefined);
  const before = existing.find((call) => call.callee === callee.trim());
  return (
    <fieldset className="grid min-w-0 gap-4 p-4">
      <legend className="sr-only">{name ?? `Dependency ${index + 1}, without a name`}</legend>
      <input type="hidden" name={field("version")} value={before?.version ?? ""} />
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <Checkbox
          name={field("chosen")}
          checked={isChosen}
          onChange={({ target }) => setIsChosen(target.checked)}
          className="content-start"
          label={
            <span className="wrap-anywhere">
              Store{" "}
              {name === null ? "unnamed dependency" : <bdi className="font-medium">{name}</bdi>}
            </span>
          }
          hint={
            before
              ? "Already registered. Settings that are not in the text stay as they are."
              : "New."
          }
        />
        <Field
          name={field("callee")}
          label="Calls"
          hint="Slug of a service here, or a name for something external."
        >
          <Input
            mono
            list={listId}
            autoComplete="off"
            spellCheck={false}
            value={callee}
            onChange={({ target }) => setCallee(target.value)}
          />
        </Field>
      </div>
      {before && <SettingChanges before={before.settings} learned={settings} />}
      <ImportedFacts settings={settings} assumed={assumed} />
    </fieldset>
  );
}
