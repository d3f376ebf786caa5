import type { ReactNode } from "react";
import { Badge } from "../ui/badge";
import { Instant } from "../ui/instant";
import { Link } from "../ui/link";

type ShownPayload = {
  id: number;
  receivedAt: number;
  body: string;
  status: number;
  errors: readonly string[];
  outcomes: readonly { alertId: number | null; text: string }[];
};

/** What was sent last, newest first; the text of each unfolds. */
export function PayloadList({ payloads }: { payloads: readonly ShownPayload[] }) {
  return (
    <ol className="divide-y divide-line">
      {payloads.map((payload) => (
        <li key={payload.id} className="grid gap-1.5 px-4 py-3 text-sm">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={payload.status < 300 ? "healthy" : "exhausted"}>
              {payload.status < 300 ? "Taken" : "Refused"} ({payload.status})
            </Badge>
            <Instant at={payload.receivedAt} />
          </div>
          <Lines>
            {payload.errors.map((error) => (
              <li key={error} className="wrap-anywhere text-exhausted">
                {error}
              </li>
            ))}
            {payload.outcomes.map(({ alertId, text }, index) => (
              <li key={index}>
                {text}
                {alertId !== null && (
                  <>
                    {" "}
                    <Link href={`/alerts/${alertId}`} className="link">
                      #{alertId}
                    </Link>
                  </>
                )}
              </li>
            ))}
          </Lines>
          <details>
            <summary className="w-fit cursor-pointer text-xs text-muted">What was sent</summary>
            <pre
              role="region"
              aria-label="What was sent"
              tabIndex={0}
              className="mt-1.5 max-h-80 overflow-auto rounded-sm border border-line bg-canvas px-3 py-2.5 font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap"
            >
              {payload.body === "" ? "(nothing)" : payload.body}
            </pre>
          </details>
        </li>
      ))}
    </ol>
  );
}

const Lines = ({ children }: { children: ReactNode[] }) => (
  <ul className="grid gap-0.5 empty:hidden">{children}</ul>
);
