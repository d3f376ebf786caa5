import type { DependencySettings } from "@/lib/reliability/registry/schema";
import { FIELD_GROUPS } from "./dependency-fields";
import { shownSetting } from "./dependency-values";

/** A field that is no longer what it was, both in words. */
type SettingDifference = { name: string; label: string; then: string; now: string };

export const settingDifferences = (
  before: DependencySettings,
  after: DependencySettings,
): SettingDifference[] =>
  FIELD_GROUPS.flatMap(({ title, fields }) =>
    fields.flatMap((field) => {
      const [then, now] = [shownSetting(before, field), shownSetting(after, field)];
      if (then === now) return [];
      const label = `${title}, ${field.label.toLowerCase()}`;
      return [{ name: field.name, label, then: then ?? "unknown", now: now ?? "unknown" }];
    }),
  );
