export type AuditContent = {
  at: Date;
  actor: string;
  address: string | null;
  action: string;
  teamId: number | null;
  subject: string;
  before: string | null;
  after: string | null;
  previousHash: string;
};
export type AuditHead = { id: number; hash: string };

export const GENESIS: string;
export function auditKey(secret: string): Buffer;
export function chainHash(row: AuditContent, key: Buffer | null): string;
export function sealOf(purpose: "keyed-after" | "checked", head: AuditHead, key: Buffer): string;
export function chainWalk(setting: { key: Buffer | null; keyedAfter: AuditHead | null }): {
  next(row: AuditContent & { id: number; hash: string }): boolean;
};
