export type Postgres = { url: string; stop: () => Promise<void>; crash: () => Promise<void> };
export function startPostgres(options?: { port?: number; durable?: boolean }): Promise<Postgres>;
export function createDatabase(
  serverUrl: string,
  name?: string,
): Promise<{ url: string; drop: () => Promise<void> }>;
