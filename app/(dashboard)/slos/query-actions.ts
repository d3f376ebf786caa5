"use server";

import { queryPreviewSchema } from "@/lib/data-source/schema";
import { action } from "@/server/actions/action";
import { previewSentence } from "@/server/sources/data-sources";

export const tryQuery = action(queryPreviewSchema, async (actor, input) => previewSentence(actor, input, new Date()));
