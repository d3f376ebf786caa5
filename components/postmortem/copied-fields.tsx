import { FIELD_WORDS, TEXT_FIELDS } from "@/lib/postmortem/template";
import type { Fields } from "./local-draft";

const fieldsIn = (fields: Fields) => TEXT_FIELDS.filter((name) => fields[name] !== undefined);

export const namesOf = (fields: Fields): string =>
  fieldsIn(fields)
    .map((name) => FIELD_WORDS[name])
    .join(", ");

/** What a copy in the browser holds, to read and to copy. */
export function CopiedFields({ fields }: { fields: Fields }) {
  return (
    <details className="mt-1 text-ink">
      <summary className="w-fit cursor-pointer rounded-xs">View</summary>
      <dl className="mt-1 grid gap-2">
        {fieldsIn(fields).map((name) => (
          <div key={name}>
            <dt className="font-medium">{FIELD_WORDS[name]}</dt>
            <dd className="wrap-anywhere whitespace-pre-wrap">
              {fields[name] === "" ? "(emptied)" : fields[name]}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
