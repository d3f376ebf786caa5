import { formatCount, plural } from "@/lib/formats/count";
import { countsOf, totalOf } from "@/lib/review/counts";
import { unlistedText } from "@/lib/review/listed";
import { countText } from "@/lib/review/report/count-text";
import { type Review } from "@/lib/review/reviewed";
import { type SourceFile } from "@/lib/review/source-file";
import { Card } from "../ui/card";
import { StatusMessage } from "../ui/status-message";
import { AnnotatedCode } from "./annotated-code";

/** What a review found, beside the code itself; files without findings are counted only. */
export function ReviewAnswer({ files, review }: { files: readonly SourceFile[]; review: Review }) {
  const { findings, counts, unread } = review;
  const unlisted = unlistedText(review);
  const shown = files.flatMap((file) => {
    const own = findings.filter(({ path }) => path === file.path);
    return own.length > 0 ? [{ ...file, own }] : [];
  });
  return (
    <section aria-label="Findings" className="grid min-w-0 gap-5">
      <StatusMessage kind={totalOf(counts) === 0 && review.files > 0 ? "ok" : "info"}>
        {plural(review.files, "file")}, {formatCount(review.lines)} lines:{" "}
        {totalOf(counts) === 0 ? "no findings" : countText(counts)}.{unlisted && ` ${unlisted}`}
      </StatusMessage>
      {unread.length > 0 && (
        <Card title="Not reviewed" note={unread.length}>
          <ul className="grid gap-2 text-sm">
            {unread.map(({ path, why }, index) => (
              <li key={index} className="wrap-anywhere">
                <bdi className="font-medium">{path}</bdi>: {why}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {shown.map(({ path, text, own }) => (
        <Card
          key={path}
          title={<bdi className="wrap-anywhere">{path}</bdi>}
          note={unlisted === null ? countText(countsOf(own)) : `${countText(countsOf(own))} listed`}
          flush
        >
          <AnnotatedCode text={text} findings={own} />
        </Card>
      ))}
    </section>
  );
}
