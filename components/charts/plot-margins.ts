/** What a plot leaves free beside its axes; over time, for figures beside its points. */
export const TIME_MARGIN = { top: 18, right: 24, bottom: 0, left: 0 };
export const BAR_MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };
