/** For whom a page was made, and by which build of Burnline. */
export type PageStamp = { user: number; build: string };

/** The field by which a form sent by script tells the stamp of its page. */
export const STAMP_FIELD = "page-stamp";

export const stampText = ({ user, build }: PageStamp): string => `${user} ${build}`;

/** Why a form of a page with that stamp is not to be taken now; null where it is. */
export function stampProblem(text: string, now: PageStamp): "updated" | "other" | null {
  const space = text.indexOf(" ");
  if (text.slice(space + 1) !== now.build) return "updated";
  return text.slice(0, space) === String(now.user) ? null : "other";
}
