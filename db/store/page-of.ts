/** One page of a list, from 1 on; one past the end is the last. */
export type PageAsked = { size: number; page: number };
export type Paged<T> = { items: T[]; total: number; page: number; pages: number };

export function pageOf(
  total: number,
  { size, page: asked }: PageAsked,
): { page: number; pages: number; offset: number } {
  const pages = Math.max(1, Math.ceil(total / size));
  const page = Math.min(asked, pages);
  return { page, pages, offset: (page - 1) * size };
}
