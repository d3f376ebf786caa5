"use client";

import { CodeBlock } from "@/components/ui/code-block";
import { HandledForm, type FormAction } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/ui/use-form-action";
import { IDLE } from "@/lib/form/action-state";
import type { Sli } from "@/lib/sli/sli";
import { sampleCounts } from "@/lib/measurement/sample-counts";
import { takesValue } from "@/lib/sli/sli";

type Props = {
  url: string;
  service: string;
  slo: string;
  sli: Sli;
  targetPpm: number;
  makeToken: FormAction | null;
};

const noToken: FormAction = async () => IDLE;
const PLACEHOLDER = "$BURNLINE_TOKEN";

const countsText = ({ good, total }: { good: number; total: number }): string =>
  `"good":${good},"total":${total}`;

/**
 * A command that sends one minute of counts and works as it stands, once a token has been made for
 * it.
 */
export function PushCommand({ url, service, slo, sli, targetPpm, makeToken }: Props) {
  const handle = useFormAction(makeToken ?? noToken);
  const { state } = handle;
  const token = state.status === "ok" ? state.values?.token : undefined;
  const counts = takesValue(sli)
    ? `"value":${sli.kind === "freshness" ? sli.maxAgeSeconds / 2 : sli.minPerSecond * 2}`
    : countsText(sampleCounts(targetPpm));
  const body = `{"mode":"add","measurements":[{"service":"${service}","slo":"${slo}","at":"'$(date -u +%FT%TZ)'",${counts}}]}`;
  const command = `curl -sS ${url}/api/v1/measurements -H 'Content-Type: application/json' -H "Authorization: Bearer ${token ?? PLACEHOLDER}" -d '${body}'`;
  return (
    <div className="grid gap-3">
      <CodeBlock label="Send the current minute" code={command} wrap />
      <p className="text-sm text-muted">
        A measurement of the current minute is received at once and counted when the minute ends.
      </p>
      {token ? (
        <p className="text-sm text-muted">
          The command holds a new token that may send this team’s measurements. It is shown only
          now; you can revoke it under Settings, API tokens.
        </p>
      ) : makeToken ? (
        <HandledForm
          handle={handle}
          label="Token for the command"
          className="flex flex-wrap items-center gap-3"
        >
          <input type="hidden" name="service" value={service} />
          <SubmitButton variant="secondary" size="sm" pendingLabel="Creating a token…">
            Insert a new token
          </SubmitButton>
          <span className="text-sm text-muted">Or set BURNLINE_TOKEN to one you have.</span>
        </HandledForm>
      ) : (
        <p className="text-sm text-muted">
          Set BURNLINE_TOKEN to a token with the scope measure; a manager of the team makes one
          under Settings, API tokens.
        </p>
      )}
    </div>
  );
}
