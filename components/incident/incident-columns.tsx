import type { ReactNode } from "react";

type Props = { status: ReactNode; timeline: ReactNode; children: ReactNode };

const TAB =
  "relative flex h-10 flex-1 cursor-pointer items-center justify-center rounded-[5px] border border-transparent text-sm text-muted has-checked:border-line-strong has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent";
const CHOICE =
  "absolute inset-0 size-full cursor-pointer appearance-none focus-visible:outline-none";

/**
 * What is happening before everything else: the timeline stays in sight beside the rest, and where
 * there is room for one column only it comes first, with the rest behind a tab. A form that was
 * refused behind it is shown in any case.
 */
export function IncidentColumns({ status, timeline, children }: Props) {
  return (
    <div className="incident-columns grid items-start gap-4 lg:grid-cols-2 lg:grid-rows-[auto_1fr]">
      <div className="min-w-0">{status}</div>
      <fieldset className="flex min-w-0 rounded-sm border border-line bg-sunken p-0.5 lg:hidden print:hidden">
        <legend className="sr-only">What to show</legend>
        <label className={TAB}>
          <input
            type="radio"
            name="shown-part"
            value="timeline"
            defaultChecked
            className={CHOICE}
          />
          Timeline
        </label>
        <label className={TAB}>
          <input type="radio" name="shown-part" value="details" className={CHOICE} />
          Details
        </label>
      </fieldset>
      <div
        data-part="timeline"
        className="min-w-0 lg:sticky lg:top-28 lg:col-start-2 lg:row-span-2 lg:row-start-1 print:static"
      >
        {timeline}
      </div>
      <div data-part="details" className="grid min-w-0 gap-4">
        {children}
      </div>
    </div>
  );
}
