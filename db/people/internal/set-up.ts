export const holder = globalThis as typeof globalThis & { burnlineHasUsers?: boolean };

/** For tests, which empty the store under a running process. */
export function forgetSetUp(): void {
  delete holder.burnlineHasUsers;
}
