import type { SchemaField } from "@/lib/api/schema-text";

/** Fields with their types, what is inside an object indented under it. */
export function FieldList({ fields }: { fields: readonly SchemaField[] }) {
  return (
    <ul className="divide-y divide-line">
      {fields.map((field) => (
        <li key={field.name} className="py-1.5">
          <div className="flex flex-wrap items-baseline gap-x-2">
            <code className="font-mono text-xs break-all">{field.name}</code>
            <span className="text-xs text-muted">
              {field.type}
              {field.required ? "" : ", optional"}
            </span>
          </div>
          {field.description !== "" && <p className="text-sm text-muted">{field.description}</p>}
          {field.fields.length > 0 && (
            <div className="mt-1 ml-2 border-l border-line pl-3">
              <FieldList fields={field.fields} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
