import { cx } from "./class-names";

const PATHS = {
  overview: "M2.5 2.5h4.5v6H2.5zM9 2.5h4.5v3.5H9zM9 8h4.5v5.5H9zM2.5 10.5h4.5v3H2.5z",
  teams:
    "M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5c0-2.4 1.8-4 4.5-4s4.5 1.6 4.5 4M10.5 2.8a2.5 2.5 0 0 1 0 4.5M12 9.8c1.6.5 2.5 1.9 2.5 3.7",
  services: "M8 1.8 14 5 8 8.2 2 5zM2 8l6 3.2L14 8M2 11l6 3.2 6-3.2",
  slos: "M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 8h.01",
  settings:
    "M2 4.5h6M12 4.5h2M10 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM2 11.5h2M8 11.5h6M6 13.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  incidents: "M8 2 14.5 13.5h-13zM8 6.5v3M8 11.5h.01",
  alerts:
    "M8 2a4 4 0 0 0-4 4c0 3.5-1.5 5-1.5 5h11S12 9.5 12 6a4 4 0 0 0-4-4zM6.7 13.5a1.5 1.5 0 0 0 2.6 0",
  "on-call": "M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM8 4.5V8l2.5 1.5",
  documents: "M4 1.8h5.5L12.5 5v9.2H4zM6.5 8h3.5M6.5 10.8h3.5",
  insights: "M2.5 13.5v-4M6.2 13.5V6M9.8 13.5V8M13.5 13.5v-11",
  reliability:
    "M8 5a1.7 1.7 0 1 0 0-3.4A1.7 1.7 0 0 0 8 5zM3.5 14.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4zM12.5 14.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4zM7.2 4.8l-2.8 6.1M8.8 4.8l2.8 6.1",
  search: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7 14 14",
  menu: "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
  close: "m4 4 8 8M12 4l-8 8",
  check: "m3 8.5 3.2 3L13 4.5",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  plus: "M8 3v10M3 8h10",
  "chevron-down": "m4 6.5 4 4 4-4",
  "chevron-right": "m6.5 4 4 4-4 4",
  "chevron-left": "m9.5 4-4 4 4 4",
  info: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.5v3.5M8 5.2h.01",
  sidebar: "M2 3h12v10H2zM6 3v10",
  user: "M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8zM2.8 14c.3-2.5 2.3-4 5.2-4s4.9 1.5 5.2 4",
  sun: "M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM8 1.2v1.3M8 13.5v1.3M1.2 8h1.3M13.5 8h1.3M3.2 3.2l.9.9M11.9 11.9l.9.9M3.2 12.8l.9-.9M11.9 4.1l.9-.9",
  moon: "M13.5 9.6A6 6 0 0 1 6.4 2.5a6 6 0 1 0 7.1 7.1z",
  monitor: "M2 3h12v8H2zM6 13.8h4M8 11v2.8",
  external: "M9.5 2.5h4v4M13.5 2.5 7.5 8.5M11.5 9.5v4h-9v-9h4",
  clock: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.2 1.4",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({
  name,
  size = 16,
  className,
}: {
  name: IconName;
  size?: number;
  className?: string | undefined;
}) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      className={cx("icon", className)}
      dangerouslySetInnerHTML={DRAWINGS[name]}
    />
  );
}

const drawn = Object.entries(PATHS).map(([name, d]) => [name, { __html: `<path d="${d}"/>` }]);
// One element instead of two: a page has a hundred of them.
const DRAWINGS = Object.fromEntries(drawn) as Record<IconName, { __html: string }>;
