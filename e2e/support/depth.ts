/** The long forms, for a run that may take hours: DEEP=1. */
export const isDeep = process.env.DEEP === "1";
