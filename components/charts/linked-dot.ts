import { formatDuration } from "@/lib/formats/duration";
import type { ChartDot } from "./chart";
import { logOf } from "./duration-scale";

/** The shape of an incident: where it stands, what it says, and the page that it leads to. */
export const linkedDot = ({ at, ms, severity, number, title }: ChartDot) => ({
  at,
  value: logOf(ms),
  glyph: severity,
  title: `#${number} ${title}`,
  text: formatDuration(ms),
  href: `/incidents/${number}`,
});
