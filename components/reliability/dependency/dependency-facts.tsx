import type { DependencySettings } from "@/lib/reliability/registry/schema";
import { listed } from "@/lib/formats/listed";
import { FIELD_GROUPS, type FieldGroup } from "./dependency-fields";
import { knownSettings, shownSetting } from "./dependency-values";
import { SettingList } from "./setting-list";

/** What is known of a call, in the groups of its form, and what is not. */
export function DependencyFacts({ settings }: { settings: DependencySettings }) {
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
      {FIELD_GROUPS.map((group) => (
        <GroupFacts key={group.title} group={group} settings={settings} />
      ))}
    </div>
  );
}

/** The page links to the evidence by itself. */
const isFact = ({ name }: FieldGroup["fields"][number]): boolean => name !== "evidence.link";

function GroupFacts({ group, settings }: { group: FieldGroup; settings: DependencySettings }) {
  const fields = group.fields.filter(isFact);
  const known = knownSettings(settings, { ...group, fields });
  const unknown = fields.filter((field) => shownSetting(settings, field) === null);
  return (
    <section className="min-w-0">
      <h3 className="mb-1 text-sm font-semibold">{group.title}</h3>
      {known.length === 0 ? (
        <p className="text-sm text-muted">unknown</p>
      ) : (
        <>
          <SettingList facts={known} />
          {unknown.length > 0 && (
            <p className="mt-1 text-xs text-muted">
              Unknown: {listed(unknown.map(({ label }) => label.toLowerCase()))}
            </p>
          )}
        </>
      )}
    </section>
  );
}
