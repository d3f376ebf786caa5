"use server";

import { chartText } from "@/lib/data-source/query-chart";
import { queryPreviewSchema } from "@/lib/data-source/schema";
import { action } from "@/server/actions/action";
import { previewSentence } from "@/server/sources/data-sources";
import { chartQuery } from "@/server/sources/query-chart";

export const tryQuery = action(queryPreviewSchema, async (actor, input) => {
  const now = new Date();
  const [sentence, { chart, trouble }] = await Promise.all([
    previewSentence(actor, input, now),
    chartQuery(actor, input, now),
  ]);
  return {
    message: [sentence, trouble].filter(Boolean).join(" "),
    values: chart ? { chart: chartText(chart) } : {},
  };
});
