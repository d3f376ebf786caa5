/** Without the stop that ends its sentence. */
const ADDRESS = /https?:\/\/[^\s<>()"']*[^\s<>()"'.,;:!?]/;

/** The first web address in a text; null for none. */
export const linkIn = (text: string): string | null => ADDRESS.exec(text)?.[0] ?? null;
