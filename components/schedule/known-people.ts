/** Who may be chosen, by the list that fields name. */
export type KnownPeople = {
  listId: string;
  people: readonly { email: string; name: string }[];
  nameOf: (email: string) => string;
};

export function knownPeople(
  listId: string,
  people: readonly { email: string; name: string }[],
): KnownPeople {
  const names = new Map(people.map(({ email, name }) => [email, name]));
  return { listId, people, nameOf: (email) => names.get(email.trim().toLowerCase()) ?? "" };
}
