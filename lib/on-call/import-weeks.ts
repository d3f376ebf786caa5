/** How far ahead the form reads a calendar. */
export const IMPORT_WEEKS = ["4", "8", "13", "26"] as const;
