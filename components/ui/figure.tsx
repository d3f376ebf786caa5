import { Fragment } from "react";
import { UNIT_SPACE } from "@/lib/formats/percent";
import { cx } from "./class-names";

const PART = new RegExp(
  `([^\\s${UNIT_SPACE}%]+)(?:(?<gap>${UNIT_SPACE}?)(?<unit>%|(?<=${UNIT_SPACE})[^\\s${UNIT_SPACE}]+))?`,
  "g",
);

/**
 * A formatted figure in mono with its units smaller and quieter: "1 d 21 h", "61.3%". Words such as
 * "never" are left as they are.
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
  return (
    <span className={cx("figure whitespace-nowrap", className)}>
      {[...children.matchAll(PART)].map(({ 1: value, groups }, index) => (
        <Fragment key={index}>
          {index > 0 && " "}
          {value}
          {groups?.unit && <Unit gap={groups.gap}>{groups.unit}</Unit>}
        </Fragment>
      ))}
      {unit && <Unit>{unit}</Unit>}
    </span>
  );
}

function Unit({ gap = UNIT_SPACE, children }: { gap?: string | undefined; children: string }) {
  return (
    <span className={gap === "" ? "unit" : "unit apart"}>
      {gap}
      {children}
    </span>
  );
}
