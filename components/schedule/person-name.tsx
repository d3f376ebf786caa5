/** By address, as people are called. */
export type Names = Readonly<Record<string, string>>;

export const nameOf = (names: Names, person: string): string => names[person] ?? person;

export function PersonName({ names, person }: { names: Names; person: string }) {
  return (
    <bdi title={person} className="wrap-anywhere">
      {nameOf(names, person)}
    </bdi>
  );
}

/** "Ada and Mara"; in words where it is nobody. */
export function PersonNames({ names, people }: { names: Names; people: readonly string[] }) {
  if (people.length === 0) return <span className="font-medium text-exhausted">Nobody</span>;
  return people.map((person, index) => (
    <span key={person}>
      {index > 0 && (index === people.length - 1 ? " and " : ", ")}
      <PersonName names={names} person={person} />
    </span>
  ));
}
