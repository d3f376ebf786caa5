/** Where the calls of Burnline itself are shown. */
export const OWN_CALLS_PAGE = "/reliability/burnline";
