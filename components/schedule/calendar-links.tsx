import { OneTimeSecret } from "../people/one-time-secret";
import { SegmentedControl } from "../ui/choice-group";
import { ConfirmButton } from "../ui/confirm-button";
import { Form, type FormAction } from "../ui/form";
import { Instant } from "../ui/instant";
import { SubmitButton } from "../ui/submit-button";

const KINDS = [
  { value: "schedule", label: "This schedule" },
  { value: "me", label: "My shifts everywhere" },
];

export type CalendarLink = {
  id: number;
  isOwn: boolean;
  createdAt: number;
  lastReadAt: number | null;
};

/** Secret addresses under which one's calendar reads shifts; each is shown once. */
export function CalendarLinks({
  schedule,
  links,
  create,
  revoke,
}: {
  schedule: string;
  links: readonly CalendarLink[];
  create: FormAction;
  revoke: FormAction;
}) {
  return (
    <div className="grid gap-4 text-sm">
      <Form action={create} label="Calendar link" className="grid gap-3">
        <p className="text-muted">
          Subscribe in your calendar. Most read it every hour, Google every 8 to 24 hours.
        </p>
        <OneTimeSecret name="link" label="Calendar link">
          Copy it now: it is not shown again. Anyone with the link can read these shifts.
        </OneTimeSecret>
        <input type="hidden" name="schedule" value={schedule} />
        <SegmentedControl
          name="of"
          legend="What it holds"
          options={KINDS}
          defaultValue="schedule"
        />
        <div>
          <SubmitButton variant="secondary" pendingLabel="Creating the link…">
            Create link
          </SubmitButton>
        </div>
      </Form>
      {links.length > 0 && (
        <ul className="grid gap-2">
          {links.map(({ id, isOwn, createdAt, lastReadAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-2">
              <span className="min-w-0">
                {isOwn ? "My shifts everywhere" : "This schedule"}
                <span className="block text-xs text-muted">
                  created <Instant at={createdAt} style="day" />,{" "}
                  {lastReadAt === null ? (
                    "never read"
                  ) : (
                    <>
                      last read <Instant at={lastReadAt} />
                    </>
                  )}
                </span>
              </span>
              <ConfirmButton
                size="sm"
                label="Revoke"
                title="Revoke this calendar link?"
                description="Calendars that use it stop updating. This can’t be undone."
                confirmLabel="Revoke"
                action={revoke}
                fields={{ feed: String(id) }}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
