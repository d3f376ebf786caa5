const SIGNS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};
const SIGN = /[&<>"']/;
const EACH_SIGN = /[&<>"']/g;

/** Text as it may stand between tags and in a quoted attribute. */
export const escaped = (text: string): string =>
  SIGN.test(text) ? text.replaceAll(EACH_SIGN, (sign) => SIGNS[sign] ?? sign) : text;
