import type { Interval } from "@/lib/time/interval";
import type { Change } from "./changes";
import type { Lane } from "./lanes";
import type { Warning } from "./warnings";
import type { ZoneChange } from "./zone-change";

/** What a schedule that is being edited would mean, as of an instant. */
export type PreviewAnswer = {
  now: number;
  span: Interval;
  /** Where days begin. */
  days: number[];
  timeZone: string;
  lanes: Lane[];
  warnings: Warning[];
  changes: Change[];
  zoneChange: ZoneChange | null;
  names: Readonly<Record<string, string>>;
};

/** How it travels in the answer of a form's action; both ends are of one build. */
export const previewText = (answer: PreviewAnswer): string => JSON.stringify(answer);

export const readPreview = (text: string | undefined): PreviewAnswer | null =>
  text === undefined ? null : (JSON.parse(text) as PreviewAnswer);
