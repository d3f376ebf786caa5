/** What has to work for a page to reach somebody. */
export const PAGING_JOBS: readonly string[] = ["evaluate", "escalate", "deliver"];
