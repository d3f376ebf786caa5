import { SEVERITIES } from "@/lib/incident/severity";

/** What is paged for: an alert that pages, or an incident by its severity. */
export const PAGED_FOR = ["page", ...SEVERITIES] as const;
export type PagedFor = (typeof PAGED_FOR)[number];

/** What cannot be read counts as not given: an alert. */
export const parsePagedFor = (given: string | string[] | undefined): PagedFor =>
  PAGED_FOR.find((each) => each === given) ?? "page";
