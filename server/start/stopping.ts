// A route tells load balancers to look elsewhere; it is another module instance.
const holder = globalThis as typeof globalThis & { burnlineStopping?: boolean };

export const isStopping = (): boolean => holder.burnlineStopping === true;

export function markStopping(): void {
  holder.burnlineStopping = true;
}
