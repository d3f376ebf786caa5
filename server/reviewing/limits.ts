/** What a review by the server takes; a text that is larger is refused by name. */
export const MAX_FILE_BYTES = 1_000_000;
export const MAX_TOTAL_BYTES = 10_000_000;
export const MAX_FILES = 500;

/** How long one file may take. */
export const FILE_MS = 1_700;
