import { SEVERITIES, type Severity } from "@/lib/incident/severity";

/** What became of an alert, as a chart marks it. */
export type AlertMark = "page" | "ticket" | "raised" | "resolved";
export type Glyph = Severity | AlertMark;

type Drawn = { path: string; fill: string; name: string };

const SQUARE = "M-4-4H4V4H-4Z";
const DIAMOND = "M0-5.4 5.4 0 0 5.4-5.4 0Z";
const TRIANGLE = "M0-5 5 4-5 4Z";
const DISC = "M-4 0A4 4 0 1 0 4 0 4 4 0 1 0-4 0Z";

/** Drawn around 0 0, so that one is recognized without its colour. */
export const GLYPHS: Readonly<Record<Glyph, Drawn>> = {
  SEV1: { path: SQUARE, fill: "var(--exhausted)", name: "SEV1" },
  SEV2: { path: DIAMOND, fill: "var(--critical)", name: "SEV2" },
  SEV3: { path: TRIANGLE, fill: "var(--warning)", name: "SEV3" },
  SEV4: { path: DISC, fill: "var(--muted)", name: "SEV4" },
  page: { path: SQUARE, fill: "var(--exhausted)", name: "Page fired" },
  raised: { path: DIAMOND, fill: "var(--exhausted)", name: "Became a page" },
  ticket: { path: TRIANGLE, fill: "var(--warning)", name: "Ticket fired" },
  resolved: { path: DISC, fill: "var(--healthy)", name: "Alert resolved" },
};

export const ALERT_MARKS: readonly AlertMark[] = ["page", "raised", "ticket", "resolved"];

/** Shapes with their words, for a legend. */
export const GlyphLegend = ({ glyphs = SEVERITIES }: { glyphs?: readonly Glyph[] }) =>
  glyphs.map((glyph) => (
    <span key={glyph} className="inline-flex items-center gap-1.5">
      <svg aria-hidden="true" width="11" height="11" viewBox="-5.5 -5.5 11 11">
        <path d={GLYPHS[glyph].path} fill={GLYPHS[glyph].fill} />
      </svg>
      {GLYPHS[glyph].name}
    </span>
  ));
