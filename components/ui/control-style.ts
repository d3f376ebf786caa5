/**
 * The look shared by single-line inputs, selects and text areas. 16 px on touch keeps iOS from
 * zooming.
 */
export const CONTROL = "control";
