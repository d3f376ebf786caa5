"use server";

import { redirect } from "next/navigation";
import { addAction, changeAction, deleteAction, setActionState } from "@/db/postmortems/actions";
import { restorePostmortemVersion } from "@/db/postmortems/history";
import { addComment, resolveComment } from "@/db/postmortems/comments";
import { askForReview, withdrawReview } from "@/db/postmortems/ask-for-review";
import { giveVerdict } from "@/db/postmortems/give-verdict";
import { addTimelineLine, curateEntry, removeTimelineLine } from "@/db/postmortems/timeline";
import { createPostmortem } from "@/db/postmortems/create";
import { deletePostmortem, movePostmortem } from "@/db/postmortems/move";
import { savePostmortem } from "@/db/postmortems/save";
import { AppError } from "@/lib/errors/app-error";
import { SOMEBODY_ELSE } from "@/lib/form/action-state";
import {
  actionSchema,
  addActionSchema,
  addCommentSchema,
  addLineSchema,
  changeActionSchema,
  curateSchema,
  lineSchema,
  movePostmortemSchema,
  newPostmortemSchema,
  postmortemSchema,
  resolveCommentSchema,
  restoreVersionSchema,
  reviewerSchema,
  savePostmortemSchema,
  setActionStateSchema,
  verdictSchema,
} from "@/lib/postmortem/schema";
import { action } from "@/server/actions/action";
import { spendingToPublish } from "@/server/postmortems/spending";

export const createPostmortemAction = action(newPostmortemSchema, async (actor, input) => {
  redirect(`/postmortems/${await createPostmortem(actor, input, new Date())}/edit`);
});

export const savePostmortemAction = action(
  savePostmortemSchema,
  async (actor, { postmortem, reader, text, start }) => {
    // The editor saves by itself: not under the name of someone else who has signed in meanwhile.
    if (reader !== undefined && reader !== actor.userId)
      throw new AppError("unauthenticated", SOMEBODY_ELSE);
    const version = await savePostmortem(actor, postmortem, text, start, new Date());
    return { message: "Saved.", values: { version: String(version) } };
  },
);

export const movePostmortemAction = action(
  movePostmortemSchema,
  async (actor, { postmortem, to, version, unapproved }) => {
    const spending =
      to === "published" ? await spendingToPublish(actor, postmortem, Date.now()) : null;
    await movePostmortem(actor, postmortem, to, new Date(), {
      spending,
      unapproved,
      seen: version,
    });
  },
);

export const restoreVersionAction = action(
  restoreVersionSchema,
  async (actor, { postmortem, ...versions }) => {
    await restorePostmortemVersion(actor, postmortem, versions, new Date());
    redirect(`/postmortems/${postmortem}`);
  },
);

export const deletePostmortemAction = action(postmortemSchema, async (actor, { postmortem }) => {
  await deletePostmortem(actor, postmortem, new Date());
  redirect("/postmortems");
});

export const askForReviewAction = action(reviewerSchema, async (actor, { postmortem, reviewer }) =>
  askForReview(actor, postmortem, reviewer, new Date()),
);

export const withdrawReviewAction = action(
  reviewerSchema,
  async (actor, { postmortem, reviewer }) =>
    withdrawReview(actor, postmortem, reviewer, new Date()),
);

export const giveVerdictAction = action(
  verdictSchema,
  async (actor, { postmortem, verdict, version }) =>
    giveVerdict(actor, postmortem, verdict, new Date(), version),
);

export const addCommentAction = action(addCommentSchema, async (actor, { postmortem, text }) =>
  addComment(actor, postmortem, text, new Date()),
);

export const resolveCommentAction = action(
  resolveCommentSchema,
  async (actor, { postmortem, comment, resolved }) =>
    resolveComment(actor, postmortem, comment, resolved, new Date()),
);

export const addActionItem = action(addActionSchema, async (actor, { postmortem, ...input }) =>
  addAction(actor, postmortem, input, new Date()),
);

export const changeActionItem = action(
  changeActionSchema,
  async (actor, { action: item, ...input }) => changeAction(actor, item, input, new Date()),
);

export const setActionItemState = action(
  setActionStateSchema,
  async (actor, { action: item, state }) => setActionState(actor, item, state, new Date()),
);

export const deleteActionItem = action(actionSchema, async (actor, { action: item }) =>
  deleteAction(actor, item, new Date()),
);

export const addTimelineLineAction = action(addLineSchema, async (actor, { postmortem, ...line }) =>
  addTimelineLine(actor, postmortem, line, new Date()),
);

export const removeTimelineLineAction = action(lineSchema, async (actor, { postmortem, line }) =>
  removeTimelineLine(actor, postmortem, line, new Date()),
);

export const curateEntryAction = action(curateSchema, async (actor, { postmortem, ...choice }) =>
  curateEntry(actor, postmortem, choice, new Date()),
);
