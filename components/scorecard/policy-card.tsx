"use client";

import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Form, type FormAction } from "@/components/ui/form";
import { Instant } from "@/components/ui/instant";
import { SubmitButton } from "@/components/ui/submit-button";
import { TIER_SPANS } from "@/lib/policy/terms";
import { TIER_TEXTS, TIERS } from "@/lib/policy/tiers";

type Props = {
  service: { slug: string; name: string; team: string };
  /** `alerts`: its rules in words. */
  slos: readonly { slug: string; name: string; targets: string; alerts: string }[];
  /** What a form says that it showed. */
  termsKey: string;
  accepted: { by: string; at: number; isCurrent: boolean } | null;
  /** Null where the reader may not. */
  actions: { accept: FormAction; withdraw: FormAction } | null;
};

/** What the owning team accepts: what follows from each status of a budget, and by which SLOs. */
export function PolicyCard({ service, slos, termsKey, accepted, actions }: Props) {
  const { slug, name, team } = service;
  return (
    <Card id="policy" title="Error budget policy">
      <dl className="grid gap-2 text-sm">
        {TIERS.map((tier) => (
          <div key={tier} className="grid gap-x-4 sm:grid-cols-[11rem_minmax(0,1fr)]">
            <dt>
              <span className="font-medium">{TIER_TEXTS[tier].title}</span>
              <span className="block text-xs text-muted">{TIER_SPANS[tier]}</span>
            </dt>
            <dd className="text-muted">{TIER_TEXTS[tier].consequence}</dd>
          </div>
        ))}
      </dl>
      {slos.length === 0 ? (
        <p className="mt-4 border-t border-line pt-3 text-sm text-muted">
          The policy can be accepted once the service has an SLO.
        </p>
      ) : (
        <ul className="mt-4 grid gap-1 border-t border-line pt-3 text-sm">
          {slos.map((slo) => (
            <li key={slo.slug} className="wrap-anywhere">
              <bdi className="font-medium">{slo.name}</bdi>{" "}
              <span className="text-muted">
                {slo.targets}; {slo.alerts}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-muted">
          {accepted === null ? (
            "Not accepted yet."
          ) : (
            <>
              <bdi>{accepted.by}</bdi> accepted {accepted.isCurrent ? "this" : "an earlier version"}{" "}
              on <Instant at={accepted.at} />.
            </>
          )}
        </p>
        {actions && (
          <div className="flex min-w-0 flex-wrap gap-2">
            {accepted && (
              <ConfirmButton
                label="Withdraw"
                title={`Withdraw the policy of ${name}?`}
                description="The team no longer accepts it. You can accept it again."
                confirmLabel="Withdraw"
                action={actions.withdraw}
                fields={{ service: slug }}
                danger={false}
              />
            )}
            {slos.length > 0 && !accepted?.isCurrent && (
              <Form
                action={actions.accept}
                label="Accept the policy"
                className="flex max-w-full min-w-0 flex-col items-start gap-2"
              >
                <input type="hidden" name="service" value={slug} />
                <input type="hidden" name="terms" value={termsKey} />
                <SubmitButton className="max-w-full">
                  Accept for <bdi className="truncate">{team}</bdi>
                </SubmitButton>
              </Form>
            )}
          </div>
        )}
      </div>
    </Card>
  );
}
