"use client";

import { Card } from "@/components/ui/card";
import { Form, type FormAction } from "@/components/ui/form";
import { Instant } from "@/components/ui/instant";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = {
  service: string;
  said: { by: string; at: number } | null;
  /** Null where the reader may not. */
  action: FormAction | null;
};

/** For a service without dependencies: whether that is so, or nobody has registered them. */
export function CallsNothingCard({ service, said, action }: Props) {
  return (
    <Card id="calls-nothing" title="Calls nothing" className="mb-4">
      <div className="flex flex-wrap items-center justify-between gap-3 text-sm">
        <p className="max-w-[40rem] text-muted">
          {said === null ? (
            "No dependencies are registered. If this service calls nothing, confirm it, so that its scorecard does not wait for them."
          ) : (
            <>
              <bdi>{said.by}</bdi> confirmed on <Instant at={said.at} /> that this service calls
              nothing. Registering a dependency withdraws this.
            </>
          )}
        </p>
        {action && (
          <Form action={action} label="Calls nothing" className="grid justify-items-start gap-2">
            <input type="hidden" name="service" value={service} />
            <input type="hidden" name="says" value={said === null ? "true" : "false"} />
            {said === null ? (
              <SubmitButton>This service calls nothing</SubmitButton>
            ) : (
              <SubmitButton variant="secondary">Withdraw</SubmitButton>
            )}
          </Form>
        )}
      </div>
    </Card>
  );
}
