import { rememberedPart } from "@/components/markup/remembered";
import { Card } from "@/components/ui/card";
import { InfoTip } from "@/components/ui/info-tip";
import { Instant } from "@/components/ui/instant";
import { Link } from "@/components/ui/link";
import { MarkdownHtml, type ReadText } from "@/components/ui/markdown-html";
import { SeverityBadge } from "@/components/ui/severity-badge";
import { plural } from "@/lib/formats/count";
import { formatDuration } from "@/lib/formats/duration";
import type { Severity } from "@/lib/incident/severity";

/**
 * `said`: what ended it, or its summary; Markdown. `lesson.pending`: action items that nobody has
 * done yet.
 */
export type Earlier = {
  number: number;
  title: string;
  severity: Severity;
  startedAt: number;
  lastedMs: number;
  said: ReadMarkdown;
  lesson: { postmortem: number; factors: ReadMarkdown[]; pending: number } | null;
};
type ReadMarkdown = { text: string; html: ReadText };

const MOST_FACTORS = 3;

/** What is worth knowing of the incidents before it. */
export function EarlierCard({ earlier }: { earlier: Earlier[] }) {
  return (
    <Card
      title={
        <span className="flex items-center gap-1.5">
          Similar past incidents{" "}
          <InfoTip term="similar past incidents">
            The resolved incidents most like this one: of the same services, with the same words in
            their titles. The newest first where they are equally similar.
          </InfoTip>
        </span>
      }
    >
      <EarlierList earlier={earlier} />
    </Card>
  );
}

const EarlierList = rememberedPart(function EarlierList({ earlier }: { earlier: Earlier[] }) {
  return (
    <ol className="divide-y divide-line">
      {earlier.map(({ number, title, severity, startedAt, lastedMs, said, lesson }) => (
        <li key={number} className="grid gap-1.5 py-3 text-sm first:pt-1 last:pb-0">
          <div className="flex flex-wrap items-start gap-x-2">
            <SeverityBadge severity={severity} className="shrink-0" />
            <Link
              href={`/incidents/${number}`}
              className="min-w-40 flex-1 font-medium wrap-anywhere hover:underline"
            >
              <bdi>{title}</bdi> <span className="figure font-normal text-muted">#{number}</span>
            </Link>
            <span className="figure shrink-0 text-xs leading-5 text-muted max-sm:w-full">
              <Instant at={startedAt} style="day" />, {formatDuration(lastedMs)}
            </span>
          </div>
          {said.text !== "" && (
            <MarkdownHtml {...said} headingLevel={4} className="line-clamp-3 text-sm text-muted" />
          )}
          {lesson && <Taught {...lesson} />}
        </li>
      ))}
    </ol>
  );
});

function Taught({
  postmortem,
  factors,
  pending,
}: {
  postmortem: number;
  factors: ReadMarkdown[];
  pending: number;
}) {
  const more = factors.length - MOST_FACTORS;
  return (
    <div>
      {factors.length > 0 && (
        <ul aria-label="Contributing factors" className="ml-4 list-disc marker:text-faint">
          {factors.slice(0, MOST_FACTORS).map((factor) => (
            <li key={factor.text} className="wrap-anywhere">
              <MarkdownHtml line {...factor} />
            </li>
          ))}
        </ul>
      )}
      <p className="mt-1 text-muted">
        <Link href={`/postmortems/${postmortem}`} className="underline underline-offset-3">
          Postmortem
        </Link>
        {more > 0 && `, with ${plural(more, "more factor")}`}
        {pending > 0 && `; ${plural(pending, "action item")} still to do`}
      </p>
    </div>
  );
}
