import type { FormAction } from "../ui/form";

/** What a responder of the team may do about shifts. */
export type ShiftActions = {
  addOverride: FormAction;
  endOverride: FormAction;
  askForSwap: FormAction;
  answerSwap: FormAction;
};

/** Who looks, as far as shifts know people. */
export type Viewer = { email: string; mayRespond: boolean; mayManage: boolean };
