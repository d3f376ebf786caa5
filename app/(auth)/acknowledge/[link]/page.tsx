import type { Metadata } from "next";
import { AcknowledgeForm } from "@/components/contact/acknowledge-form";
import { Link } from "@/components/ui/link";
import { formatDurationWords } from "@/lib/formats/duration";
import { findAcknowledging, type Acknowledging } from "@/server/notifications/acknowledging";
import { acknowledgePage } from "./actions";

export const metadata: Metadata = { title: "Acknowledge" };

/** Opening it acknowledges nothing: programs that look into mail open every link. */
export default async function AcknowledgePage({ params }: { params: Promise<{ link: string }> }) {
  const { link } = await params;
  const now = new Date();
  const found = await findAcknowledging(decodeURIComponent(link), now);
  if (!found) return <Gone />;
  const age = (at: Date) => formatDurationWords(Math.max(0, now.getTime() - at.getTime()));
  return (
    <>
      <header className="grid gap-1">
        <h1 className="text-lg font-semibold wrap-anywhere" dir="auto">
          {found.title}
        </h1>
        <p className="text-sm text-muted">
          {found.state === "over" ? "It is over." : `Going on for ${age(found.startedAt)}.`}
        </p>
      </header>
      <State {...found} ago={found.acknowledgedAt && age(found.acknowledgedAt)} />
      {found.state === "open" && <AcknowledgeForm action={acknowledgePage} link={link} />}
      {found.next !== null && <p className="text-sm wrap-anywhere text-muted">{found.next}</p>}
      <p className="text-sm">
        <Link href="/" className="text-accent underline underline-offset-3">
          Open Burnline
        </Link>
      </p>
    </>
  );
}

type StateProps = Pick<Acknowledging, "state" | "acknowledgedBy" | "recipient"> & {
  ago: string | null;
};

function State({ state, acknowledgedBy, recipient, ago }: StateProps) {
  switch (state) {
    case "open":
      return (
        <p className="text-sm">
          You acknowledge it as <bdi className="font-medium">{recipient}</bdi>.
        </p>
      );
    case "acknowledged":
      return (
        <p role="status" className="text-sm font-medium text-healthy">
          Acknowledged by <bdi>{acknowledgedBy ?? "someone"}</bdi>
          {ago === null ? "" : `, ${ago} ago`}.
        </p>
      );
    case "over":
      return <p className="text-sm">There is nothing left to acknowledge.</p>;
    default:
      return state satisfies never;
  }
}

function Gone() {
  return (
    <>
      <h1 className="text-lg font-semibold">This link no longer works</h1>
      <p className="text-sm text-muted">
        What it was for is gone, or the link is damaged. Open the message again, or sign in.
      </p>
      <p className="text-sm">
        <Link href="/sign-in" className="text-accent underline underline-offset-3">
          Go to sign-in
        </Link>
      </p>
    </>
  );
}
