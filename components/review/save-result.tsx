import { useMemo, useState } from "react";
import { plural } from "@/lib/formats/count";
import { IDLE } from "@/lib/form/action-state";
import {
  MOST_ASSIGNED,
  sentReviewOf,
  type SentReview,
} from "@/lib/reliability/call-review/sent-review";
import { type FormAction } from "../ui/form";
import { Link } from "../ui/link";
import { useFormAction, type FormHandle } from "../ui/use-form-action";
import { saveDefaults, type Chosen, type SaveDefaults, type Shown } from "./save-defaults";
import { SaveForm } from "./save-form";

type Props = { chosen: Chosen; action: FormAction; shown: Shown | null };

const NO_DEFAULTS: SaveDefaults = { calls: [], of: [] };

/** The form that saves what is shown, or why there is nothing to save. */
export function SaveResult({ chosen, action, shown }: Props) {
  const handle = useFormAction(action);
  const refused = refusedReview(handle);
  const text = shown ? JSON.stringify(sentReviewOf(shown.files, shown.review)) : refused;
  const sent = text === null ? null : (JSON.parse(text) as SentReview);
  // Up to 10 MB of code are looked through.
  const defaults = useMemo(
    () => (shown ? saveDefaults(chosen, shown) : NO_DEFAULTS),
    [chosen, shown],
  );
  const key = JSON.stringify([chosen.service, text, defaults]);
  // What was said of another review says nothing of this one.
  const [answered, setAnswered] = useState({ state: handle.state, key });
  if (answered.state !== handle.state) setAnswered({ state: handle.state, key });
  const problem = problemOf(chosen, shown, sent);
  if (problem !== null || text === null || sent === null)
    return <p className="text-sm">{problem}</p>;
  const { service, callees } = chosen;
  return (
    <SaveForm
      key={key}
      service={service}
      callees={callees}
      handle={answered.key === key ? handle : { ...handle, state: IDLE, submitted: null }}
      text={text}
      sent={sent}
      defaults={defaults}
    />
  );
}

/** The review of a form that came back refused, once the server has read it. */
function refusedReview({ state }: FormHandle): string | null {
  if (
    state.status !== "error" ||
    state.reason ||
    state.fieldErrors.some(({ path }) => path === "review")
  )
    return null;
  const review = state.values["review"];
  return typeof review === "string" ? review : null;
}

function problemOf({ service, callees }: Chosen, shown: Shown | null, sent: SentReview | null) {
  if (callees.length === 0)
    return (
      <>
        No dependencies are registered.{" "}
        <Link href={`/services/${service}/new-dependency`} className="underline">
          Add a dependency
        </Link>
      </>
    );
  if (sent === null) return "Review code first, then choose which calls it makes.";
  if (shown?.review.files === 0) return "No file was reviewed, so there is nothing to save.";
  if (sent.findings.length > MOST_ASSIGNED)
    return `${plural(sent.findings.length, "finding")} are too many to save. Review less code at a time, with at most ${MOST_ASSIGNED}.`;
  return null;
}
