import type { Unread } from "@/lib/calendar/read-rota";
import type { Unmatched } from "./import-plan";
import type { SaidOverride } from "./said-override";

/** What a calendar would bring to a schedule, before it is stored. */
export type ImportPreview = {
  add: SaidOverride[];
  same: SaidOverride[];
  remove: SaidOverride[];
  unmatched: Unmatched[];
  unread: Unread[];
  names: Readonly<Record<string, string>>;
};

/** How it travels in the answer of a form's action; both ends are of one build. */
export const importPreviewText = (preview: ImportPreview): string => JSON.stringify(preview);

export const readImportPreview = (text: string | undefined): ImportPreview | null =>
  text === undefined ? null : (JSON.parse(text) as ImportPreview);
