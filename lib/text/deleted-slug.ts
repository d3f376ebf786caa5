/** What something deleted is called: nobody can type it, so that its name is free again. */
export const deletedSlug = (slug: string, id: number): string => `${slug}~${id}`;

/** How it was called before it was deleted, if it was. */
export const slugBefore = (slug: string): string => slug.replace(/~\d+$/, "");
