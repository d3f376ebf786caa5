/** More than any form of Burnline's has; what reads fields may then copy and walk them freely. */
export const MOST_FIELDS = 200;
const MOST_REPEATS = 100;
/** Next and React add fields of their own to a form. */
const MOST_FRAMEWORK_FIELDS = 50;
const FRAMEWORK_FIELD = /^(\d+_)?\$ACTION_/;

export const isFrameworkField = (name: string): boolean => FRAMEWORK_FIELD.test(name);

/** The most parts that a form may consist of, whoever they are from. */
export const MOST_PARTS = MOST_FIELDS + MOST_FRAMEWORK_FIELDS;

export const TOO_MANY_FIELDS = `The form has more than ${MOST_FIELDS} fields. Send fewer.`;

/**
 * What a form has too much of, in words; null for one that may be read. Stops at the first field
 * too many.
 */
export function formProblem(names: Iterable<string>): string | null {
  const repeats = new Map<string, number>();
  let parts = 0;
  let fields = 0;
  for (const name of names) {
    parts += 1;
    if (!isFrameworkField(name)) fields += 1;
    const times = (repeats.get(name) ?? 0) + 1;
    repeats.set(name, times);
    if (fields > MOST_FIELDS || parts > MOST_PARTS) return TOO_MANY_FIELDS;
    if (times > MOST_REPEATS)
      return `The form has the field "${name.slice(0, 60)}" more than ${MOST_REPEATS} times. Send it less often.`;
  }
  return null;
}
