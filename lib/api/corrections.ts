import { z } from "zod";

/** Part of the query of what follows from measurements. */
export const correctionsSchema = z
  .enum(["with", "without"], "Give with or without.")
  .default("with")
  .describe(
    "Whether corrections count. There are none in this version: both give the same answer.",
  );
