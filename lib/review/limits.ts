/** What one review takes; what is larger is refused by name. */
export const MAX_FILE_CHARACTERS = 1_000_000;
export const MAX_TOTAL_BYTES = 10_000_000;
export const MAX_FILES = 500;

/** What a review lists of what it finds; it counts all. */
export const MAX_FINDINGS = 1_000;
export const MAX_FINDINGS_OF_RULE = 100;

/** What may be pasted: a form may send a megabyte in all. */
export const MAX_PASTED_CHARACTERS = 200_000;
