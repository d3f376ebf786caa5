import { hrefWith, textParam, type UrlParams } from "@/lib/text/url-params";
import { guideAnswersSchema, type GuideAnswers } from "./answers";
import { GUIDE_PATH } from "./path";

/** Where the proposal for these answers stands: a link that can be shared. */
export const guideHref = (answers: GuideAnswers): string =>
  hrefWith(GUIDE_PATH, { answers: JSON.stringify(answers) });

/** The answers in an address; null where there are none, "unreadable" where they cannot be read. */
export function answersInAddress(params: UrlParams): GuideAnswers | "unreadable" | null {
  const given = textParam(params, "answers");
  if (given === "") return null;
  try {
    return guideAnswersSchema.parse(JSON.parse(given));
  } catch {
    return "unreadable";
  }
}
