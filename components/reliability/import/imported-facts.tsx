import type { ImportPreview } from "@/lib/reliability/import/preview";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import { FIELD_GROUPS } from "../dependency/dependency-fields";
import { knownSettings } from "../dependency/dependency-values";
import { SettingList } from "../dependency/setting-list";

type Assumed = ImportPreview["assumed"];

/** What a configuration says of a call, and what its library adds. */
export function ImportedFacts({
  settings,
  assumed,
}: {
  settings: DependencySettings;
  assumed: Assumed;
}) {
  if (Object.keys(settings).length === 0)
    return <p className="text-sm text-muted">No setting of it was read: only that it is called.</p>;
  const groups = FIELD_GROUPS.map((group) => ({ group, rows: knownSettings(settings, group) }));
  return (
    <>
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        {groups
          .filter(({ rows }) => rows.length > 0)
          .map(({ group: { title }, rows }) => (
            <section key={title} className="min-w-0">
              <h3 className="mb-1 text-sm font-semibold">{title}</h3>
              <SettingList
                facts={rows.map((row) => ({
                  ...row,
                  note: isAssumed(row.name, assumed) && (
                    <span className="font-sans text-muted"> assumed</span>
                  ),
                }))}
              />
            </section>
          ))}
      </div>
      {assumed.length > 0 && (
        <section className="min-w-0 text-sm">
          <h3 className="mb-1 font-semibold">Assumed</h3>
          <ul className="grid list-disc gap-0.5 pl-4 text-muted">
            {assumed.map(({ field, why }) => (
              <li key={`${field} ${why}`} className="wrap-anywhere">
                {why}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** An assumed group, such as a backoff, is assumed in each of its fields. */
const isAssumed = (name: string, assumed: Assumed): boolean =>
  assumed.some(({ field }) => field === name || name.startsWith(`${field}.`));
