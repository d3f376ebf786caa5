/**
 * A value from outside that was checked, or the reason why it was refused, for the person who sent
 * it.
 */
export type Checked<Value> = { ok: true; value: Value } | Refused;
export type Refused = { ok: false; message: string };

export function refused(message: string): Refused {
  return { ok: false, message };
}
