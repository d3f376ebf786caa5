/** People of the made-up shop, by name; none of them has an account. */
export const DEMO_PEOPLE = {
  ines: "Ines Duarte",
  jonas: "Jonas Weiss",
  kenji: "Kenji Mori",
  lena: "Lena Sato",
  mara: "Mara Lindqvist",
  nadia: "Nadia Haddad",
  priya: "Priya Raman",
  samuel: "Samuel Okafor",
  tomas: "Tomas Beck",
} as const;

/** Nobody receives mail at addresses of this domain. */
export const demoEmail = (name: string): string =>
  `${name.toLowerCase().replaceAll(" ", ".")}@shop.example`;

export const demoNames: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(DEMO_PEOPLE).map((name) => [demoEmail(name), name]),
);

/** Of those who live elsewhere than their schedule is written for. */
export const demoZones: Readonly<Record<string, string>> = {
  [demoEmail(DEMO_PEOPLE.kenji)]: "Asia/Tokyo",
};
