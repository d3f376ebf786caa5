import { plural } from "@/lib/formats/count";
import type { Interval } from "@/lib/time/interval";
import { ConfirmButton } from "../ui/confirm-button";
import { DialogForm } from "../ui/dialog-form";
import { Field } from "../ui/field";
import { InstantSpan } from "../ui/instant-span";
import { Select, type Option } from "../ui/select";
import { Textarea } from "../ui/textarea";
import { nameOf, PersonName, type Names } from "./person-name";
import type { ShiftActions, Viewer } from "./schedule-actions";

type UpcomingShift = Interval & { person: string };

type Props = {
  schedule: string;
  shifts: readonly UpcomingShift[];
  now: number;
  names: Names;
  viewer: Viewer;
  /** Whom one may ask to take a shift. */
  others: Option[];
  actions: ShiftActions;
};

const SHOWN_AT_ONCE = 5;

/** The next shifts, each with what one can do about it: take another's, or ask for one's own. */
export function UpcomingShifts({ shifts, ...rest }: Props) {
  const later = shifts.slice(SHOWN_AT_ONCE);
  return (
    <>
      <ShiftList shifts={shifts.slice(0, SHOWN_AT_ONCE)} {...rest} />
      {later.length > 0 && (
        <details>
          <summary className="cursor-pointer border-t border-line px-4 py-2.5 text-sm text-muted hover:text-ink">
            {plural(later.length, "more shift")}
          </summary>
          <ShiftList shifts={later} {...rest} />
        </details>
      )}
    </>
  );
}

function ShiftList({ shifts, now, names, viewer, ...rest }: Props) {
  return (
    <ul className="divide-y divide-line border-t border-line text-sm">
      {shifts.map((shift) => (
        <li
          key={`${shift.start} ${shift.person}`}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 px-4 py-2.5"
        >
          <div className="min-w-0">
            <p>
              <PersonName names={names} person={shift.person} />
              {shift.person === viewer.email && <span className="text-accent"> · you</span>}
              {shift.start <= now && <span className="text-muted"> · now</span>}
            </p>
            <p className="text-muted">
              <InstantSpan start={shift.start} end={shift.end} />
            </p>
          </div>
          {viewer.mayRespond &&
            (shift.person === viewer.email ? (
              <AskForSwap shift={shift} {...rest} />
            ) : (
              <TakeShift shift={shift} now={now} names={names} viewer={viewer} {...rest} />
            ))}
        </li>
      ))}
    </ul>
  );
}

const iso = (at: number): string => new Date(at).toISOString();

type OneShift = Pick<Props, "schedule" | "others" | "actions"> & { shift: UpcomingShift };

function TakeShift({
  shift,
  schedule,
  now,
  names,
  viewer,
  actions,
}: OneShift & Pick<Props, "now" | "names" | "viewer">) {
  const isNow = shift.start <= now;
  return (
    <ConfirmButton
      size="sm"
      label={isNow ? "Take this shift now" : "Take this shift"}
      title={`Take the shift of ${nameOf(names, shift.person)}?`}
      description={
        isNow
          ? "You are on call from now until the shift ends. You can give it back."
          : "You are on call for the whole shift instead. You can give it back."
      }
      name={`Take the shift of ${iso(shift.start)}`}
      confirmLabel="Take the shift"
      action={actions.addOverride}
      fields={{
        schedule,
        zone: "UTC",
        start: iso(shift.start),
        end: iso(shift.end),
        kind: "replace",
        person: viewer.email,
        replaces: shift.person,
      }}
      danger={false}
    />
  );
}

function AskForSwap({ shift, schedule, others, actions }: OneShift) {
  return (
    <DialogForm
      size="sm"
      label="Ask for cover"
      title="Ask someone to take this shift"
      description="You stay on call until they accept."
      action={actions.askForSwap}
      fields={{ schedule, start: iso(shift.start), end: iso(shift.end) }}
      name={`Ask for cover from ${iso(shift.start)}`}
      submit="Ask"
    >
      <Field name="to" label="Who" required>
        <Select options={others} placeholder="Choose a person" />
      </Field>
      <Field name="message" label="Message">
        <Textarea rows={2} maxLength={500} />
      </Field>
    </DialogForm>
  );
}
