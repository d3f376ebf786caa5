/** Sent along with a form, such as the id of a thing. */
export type Hidden = Readonly<Record<string, string | number>>;

export const HiddenFields = ({ fields }: { fields: Hidden }) =>
  Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
