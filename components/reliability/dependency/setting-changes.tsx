import { mergedSettings } from "@/lib/reliability/registry/merged";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import { settingDifferences } from "./setting-differences";

/** What an import changes about a call that is registered. */
export function SettingChanges({
  before,
  learned,
}: {
  before: DependencySettings;
  learned: DependencySettings;
}) {
  const changes = settingDifferences(before, mergedSettings(before, learned));
  return (
    <section className="min-w-0 text-sm">
      <h3 className="mb-1 font-semibold">Changes</h3>
      {changes.length === 0 ? (
        <p className="text-muted">Nothing: all of this is registered already.</p>
      ) : (
        <ul className="grid gap-0.5 text-muted">
          {changes.map(({ name, label, then, now }) => (
            <li key={name} className="wrap-anywhere">
              {label}: <span className="figure">{then}</span> →{" "}
              <span className="figure text-ink">{now}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
