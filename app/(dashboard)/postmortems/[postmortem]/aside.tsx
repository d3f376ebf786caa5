import { TableOfContents } from "@/components/postmortem/article-section";
import { Comments } from "./comments";
import { contentsOf, needsContents } from "./contents";
import { PostmortemMoves } from "./postmortem-moves";
import type { PartProps } from "./postmortem-reads";
import { Reviewers } from "./reviewers";

/** What is done with the postmortem, beside its text. */
export async function Aside(part: PartProps) {
  const contents = await contentsOf(part);
  return (
    <aside
      aria-label="Status, review and comments"
      className="no-print grid gap-4 xl:sticky xl:top-5 xl:max-h-[calc(100dvh-2.5rem)] xl:overflow-y-auto"
    >
      {needsContents(contents) && (
        <div className="max-xl:hidden">
          <TableOfContents entries={contents} />
        </div>
      )}
      <PostmortemMoves {...part} />
      <Reviewers {...part} />
      <Comments {...part} />
    </aside>
  );
}
