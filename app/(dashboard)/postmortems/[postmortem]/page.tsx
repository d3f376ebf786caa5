import type { Metadata } from "next";
import { canInPostmortem } from "@/db/postmortems/postmortem";
import { requireActor } from "@/server/auth/current-actor";
import { requestTime } from "@/server/request/request-time";
import { loadPostmortem } from "../load-postmortem";
import { Article } from "./article";
import { Aside } from "./aside";
import { PostmortemHeader } from "./postmortem-header";
import type { PartProps } from "./postmortem-reads";

export const metadata: Metadata = { title: "Postmortem" };

export default async function PostmortemPage({ params }: PageProps<"/postmortems/[postmortem]">) {
  const actor = await requireActor();
  const postmortem = await loadPostmortem(actor, (await params).postmortem);
  const mayEdit = canInPostmortem(actor, "respond", postmortem);
  const part: PartProps = { actor, postmortem, mayEdit, now: requestTime() };
  return (
    <>
      <PostmortemHeader {...part} />
      <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,46rem)_17rem] xl:justify-between">
        <Article {...part} />
        <Aside {...part} />
      </div>
    </>
  );
}
