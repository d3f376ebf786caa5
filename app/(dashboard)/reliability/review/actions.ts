"use server";

import { PASTED_PATHS } from "@/lib/review/pasted";
import { pastedFormSchema } from "@/lib/review/schema";
import { action } from "@/server/actions/action";
import { reviewCode } from "@/server/reviewing/review-code";

/** The code goes back with what was found, for pages without a script. Nothing is stored. */
export const reviewPastedAction = action(pastedFormSchema, async (_actor, { language, code }) => {
  const review = await reviewCode([{ path: PASTED_PATHS[language], text: code }]);
  return { values: { review: JSON.stringify(review), code, language } };
});
