import { ConfirmButton } from "../ui/confirm-button";
import type { FormAction } from "../ui/form";
import { InstantSpan } from "../ui/instant-span";
import { nameOf, PersonName, type Names } from "./person-name";
import type { Viewer } from "./schedule-actions";

export type SwapItem = {
  id: number;
  start: number;
  end: number;
  from: string;
  to: string;
  message: string;
  state: "asked" | "accepted" | "declined" | "withdrawn";
};

const STATE_WORDS: Record<SwapItem["state"], string> = {
  asked: "waits for an answer",
  accepted: "accepted",
  declined: "declined",
  withdrawn: "withdrawn",
};

/** Who asked whom to take which shift, with the answers that the viewer may give. */
export function SwapList({
  schedule,
  swaps,
  names,
  viewer,
  answer,
}: {
  schedule: string;
  swaps: readonly SwapItem[];
  names: Names;
  viewer: Viewer;
  answer: FormAction;
}) {
  return (
    <ul className="divide-y divide-line border-t border-line text-sm">
      {swaps.map((swap) => (
        <li
          key={swap.id}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 px-4 py-2.5"
        >
          <div className="min-w-0 wrap-anywhere">
            <p>
              <PersonName names={names} person={swap.from} /> asks{" "}
              <PersonName names={names} person={swap.to} />
              <span className="text-muted"> · {STATE_WORDS[swap.state]}</span>
            </p>
            <p className="text-muted">
              <InstantSpan start={swap.start} end={swap.end} />
            </p>
            {swap.message && (
              <p dir="auto" className="text-muted">
                {swap.message}
              </p>
            )}
          </div>
          {swap.state === "asked" && viewer.mayRespond && (
            <Answers
              schedule={schedule}
              swap={swap}
              names={names}
              viewer={viewer}
              answer={answer}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function Answers({
  schedule,
  swap,
  names,
  viewer,
  answer,
}: {
  schedule: string;
  swap: SwapItem;
  names: Names;
  viewer: Viewer;
  answer: FormAction;
}) {
  const fields = { schedule, swap: String(swap.id) };
  if (swap.to === viewer.email)
    return (
      <span className="flex flex-wrap gap-2">
        <ConfirmButton
          size="sm"
          variant="primary"
          label="Accept"
          title={`Take the shift of ${nameOf(names, swap.from)}?`}
          description="You are on call for it instead."
          confirmLabel="Take the shift"
          action={answer}
          fields={{ ...fields, answer: "accepted" }}
          danger={false}
        />
        <ConfirmButton
          size="sm"
          label="Decline"
          title="Decline this swap?"
          description="Nothing changes; who asked is told."
          confirmLabel="Decline"
          action={answer}
          fields={{ ...fields, answer: "declined" }}
          danger={false}
        />
      </span>
    );
  if (swap.from !== viewer.email && !viewer.mayManage) return null;
  return (
    <ConfirmButton
      size="sm"
      label="Withdraw"
      title="Withdraw this swap?"
      description="Nothing changes about who is on call."
      confirmLabel="Withdraw"
      action={answer}
      fields={{ ...fields, answer: "withdrawn" }}
      danger={false}
    />
  );
}
