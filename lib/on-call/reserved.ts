/** What addresses beside a schedule's own are called: no schedule can be. */
const RESERVED = ["new", "policies", "preview"];

export const isReserved = (slug: string): boolean => RESERVED.includes(slug);
