/** Where the front (`server/http/front/page-policy.ts`) tells a page its own path and query. */
export const PATH_HEADER = "x-burnline-path";
