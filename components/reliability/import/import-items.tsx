"use client";

import { Card } from "@/components/ui/card";
import { plural } from "@/lib/formats/count";
import { calleeName } from "@/lib/reliability/import/callee-name";
import type { ImportPreview } from "@/lib/reliability/import/preview";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import { ImportItem } from "./import-item";

export type RegisteredCall = { callee: string; version: number; settings: DependencySettings };

/** The service that an import is for, what it may call, and what it calls already. */
export type ImportInto = {
  service: string;
  services: readonly { slug: string; name: string }[];
  existing: readonly RegisteredCall[];
};

type Props = ImportInto & {
  preview: ImportPreview;
  /** Names that were typed before, by their fields. */
  answered: Readonly<Record<string, string>> | undefined;
};

/** What would be stored, with what each is to be called. */
export function ImportItems({ service, services, existing, preview, answered }: Props) {
  const { format, dependencies, assumed } = preview;
  const taken = new Set([
    ...services.map(({ slug }) => slug),
    ...existing.map(({ callee }) => callee),
  ]);
  return (
    <Card
      title="Preview"
      note={`${plural(dependencies.length, "dependency", "dependencies")}, read as ${format}`}
      flush
    >
      <datalist id="import-callees">
        {services.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </datalist>
      <div className="divide-y divide-line border-t border-line">
        {dependencies.map(({ name, settings }, index) => (
          <ImportItem
            key={index}
            index={index}
            name={name}
            callee={
              answered?.[`items.${index}.callee`] ?? calleeName(name, { caller: service, taken })
            }
            settings={settings}
            assumed={assumed.filter(({ dependency }) => dependency === name)}
            existing={existing}
            listId="import-callees"
          />
        ))}
      </div>
    </Card>
  );
}
