"use server";

import { redirect } from "next/navigation";
import { saveCallReviews } from "@/db/dependencies/save-reviews";
import { saveReviewFormSchema } from "@/lib/reliability/call-review/form";
import { reviewsOfCalls } from "@/lib/reliability/call-review/reviews-of-calls";
import { PASTED_PATHS } from "@/lib/review/pasted";
import { pastedFormSchema } from "@/lib/review/schema";
import { action } from "@/server/actions/action";
import { reviewCode } from "@/server/reviewing/review-code";

/** The code goes back with what was found, for pages without a script. Nothing is stored. */
export const reviewPastedAction = action(pastedFormSchema, async (_actor, { language, code }) => {
  const review = await reviewCode([{ path: PASTED_PATHS[language], text: code }]);
  return { values: { review: JSON.stringify(review), code, language } };
});

/** What was found, as the page shows it: its code is not sent again. */
export const saveReviewAction = action(saveReviewFormSchema, async (actor, form) => {
  const reviewed = reviewsOfCalls(form);
  await saveCallReviews(actor, form.service, reviewed, new Date());
  const [first, ...others] = reviewed;
  const of = `/services/${form.service}`;
  redirect(first && others.length === 0 ? `${of}/dependencies/${first.callee}` : of);
});
