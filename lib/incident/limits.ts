/**
 * Characters; apart from the schemas, so that a form can know them without bringing those to the
 * browser.
 */
export const MAX_TITLE = 160;
export const MAX_TEXT = 10_000;
export const MAX_WAIVER = 500;
