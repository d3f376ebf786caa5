/**
 * The look shared by single-line inputs, selects and text areas. 16 px on touch keeps iOS from
 * zooming.
 */
export const CONTROL =
  "w-full min-w-0 rounded-sm border border-control bg-surface px-2.5 text-sm text-ink transition-colors duration-100 pointer-coarse:text-[1rem] " +
  "hover:border-muted focus-visible:border-accent focus-visible:outline-offset-0 " +
  "aria-invalid:border-exhausted disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken";
