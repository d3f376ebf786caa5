"use client";

import { Card } from "@/components/ui/card";
import { CheckboxGroup } from "@/components/ui/checkbox-group";
import { Form, type FormAction } from "@/components/ui/form";
import { Instant } from "@/components/ui/instant";
import { Link } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import {
  missedWords,
  RUNBOOK_CHECK_WORDS,
  RUNBOOK_CHECKS,
  type RunbookCheck,
} from "@/lib/service/runbook-checks";

type Review = { by: string; at: number; isCurrent: boolean; met: readonly RunbookCheck[] };

type Props = {
  service: string;
  /** Its address; null where nobody named one. */
  url: string | null;
  review: Review | null;
  /** Where the link is set; null where the reader may not. */
  editHref: string | null;
  action: FormAction | null;
};

const OPTIONS = RUNBOOK_CHECKS.map((value) => ({ value, label: RUNBOOK_CHECK_WORDS[value] }));

/** Where the runbook is, and what whoever read it found. */
export function RunbookCard({ service, url, review, editHref, action }: Props) {
  return (
    <Card
      id="runbook"
      title="Runbook"
      actions={
        editHref !== null && (
          <Link href={editHref} className="text-muted hover:underline">
            {url === null ? "Add link" : "Edit link"}
          </Link>
        )
      }
    >
      {url === null ? (
        <p className="text-sm text-muted">This service has no runbook link yet.</p>
      ) : (
        <div className="grid gap-4 text-sm">
          <a href={url} rel="noreferrer nofollow" dir="ltr" className="underline wrap-anywhere">
            {url}
          </a>
          {review ? <Reviewed review={review} /> : <p className="text-muted">Not reviewed yet.</p>}
          {action && (
            <Form action={action} label="Review the runbook" className="grid max-w-xl gap-4">
              <input type="hidden" name="service" value={service} />
              <input type="hidden" name="url" value={url} />
              <CheckboxGroup
                name="met"
                legend="I read the runbook, and it has"
                options={OPTIONS}
                chosen={[]}
              />
              <div className="flex flex-wrap items-center gap-3">
                <SubmitButton>Mark as reviewed</SubmitButton>
                <p className="text-muted">A review counts for 180 days if all four hold.</p>
              </div>
            </Form>
          )}
        </div>
      )}
    </Card>
  );
}

function Reviewed({ review: { by, at, isCurrent, met } }: { review: Review }) {
  const missed = missedWords(met);
  return (
    <p className="text-muted">
      <bdi>{by}</bdi> reviewed {isCurrent ? "it" : "another link"} on <Instant at={at} />
      {missed.length === 0 ? ", and found all four." : `. Missing: ${missed.join(", ")}.`}
    </p>
  );
}
