import { SEVERITIES, type Severity } from "@/lib/incident/severity";

/**
 * Drawn around 0 0: square, diamond, triangle and disc, so that a severity is recognized without its
 * colour.
 */
export const SEVERITY_GLYPHS: Readonly<Record<Severity, { path: string; fill: string }>> = {
  SEV1: { path: "M-4-4H4V4H-4Z", fill: "var(--exhausted)" },
  SEV2: { path: "M0-5.4 5.4 0 0 5.4-5.4 0Z", fill: "var(--critical)" },
  SEV3: { path: "M0-5 5 4-5 4Z", fill: "var(--warning)" },
  SEV4: { path: "M-4 0A4 4 0 1 0 4 0 4 4 0 1 0-4 0Z", fill: "var(--muted)" },
};

/** The shapes with their words, for a legend. */
export function SeverityLegend() {
  return SEVERITIES.map((severity) => (
    <span key={severity} className="inline-flex items-center gap-1.5">
      <svg aria-hidden="true" width="11" height="11" viewBox="-5.5 -5.5 11 11">
        <path d={SEVERITY_GLYPHS[severity].path} fill={SEVERITY_GLYPHS[severity].fill} />
      </svg>
      {severity}
    </span>
  ));
}
