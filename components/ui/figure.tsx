import { UNIT_SPACE } from "@/lib/formats/percent";
import { cx } from "./class-names";

const PART = new RegExp(`([^\\s${UNIT_SPACE}]+)(?:${UNIT_SPACE}([^\\s${UNIT_SPACE}]+))?`, "g");

/**
 * A formatted figure in mono with its units smaller and quieter: "1 d 21 h", "61.3 %". Words such
 * as "never" are left as they are.
 */
export function Figure({
  children,
  unit,
  className,
}: {
  children: string;
  unit?: string;
  className?: string;
}) {
  const parts = [...children.matchAll(PART)];
  return (
    <span className={cx("figure whitespace-nowrap", className)}>
      {parts.map(([, value, partUnit], index) => (
        <span key={index}>
          {index > 0 && " "}
          {value}
          {partUnit && <Unit>{partUnit}</Unit>}
        </span>
      ))}
      {unit && <Unit>{unit}</Unit>}
    </span>
  );
}

function Unit({ children }: { children: string }) {
  return (
    <span className="ml-[0.1em] font-sans text-[0.86em]">
      {UNIT_SPACE}
      {children}
    </span>
  );
}
