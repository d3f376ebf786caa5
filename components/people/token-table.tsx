import { Badge } from "../ui/badge";
import { ConfirmButton } from "../ui/confirm-button";
import { DataTable, Td, Th } from "../ui/data-table";
import type { FormAction } from "../ui/form";
import { RelativeTime } from "../ui/relative-time";

export type ShownToken = { id: number; name: string; prefix: string; scopes: string[]; team: string | null; createdBy: string | null; createdAt: number; expiresAt: number | null; lastUsedAt: number | null; state: "active" | "expired" | "revoked" };

export function TokenTable({ tokens, now, revoke }: { tokens: ShownToken[]; now: number; revoke: FormAction }) {
  return (
    <DataTable caption="API tokens">
      <thead><tr><Th>Name</Th><Th>Scopes</Th><Th>Good for</Th><Th>Last used</Th><Th>Expires</Th><Th><span className="sr-only">Actions</span></Th></tr></thead>
      <tbody>
        {tokens.map((token) => (
          <tr key={token.id}>
            <Td lead>
              <span className="flex flex-wrap items-center gap-x-2">{token.name}{token.state !== "active" && <Badge>{token.state === "revoked" ? "Revoked" : "Expired"}</Badge>}</span>
              <span className="figure block text-xs font-normal text-muted">{token.prefix}…</span>
            </Td>
            <Td label="Scopes">{token.scopes.join(", ")}</Td>
            <Td label="Good for" named>{token.team ?? "All teams"}</Td>
            <Td label="Last used">{token.lastUsedAt === null ? <span className="text-muted">Never</span> : <RelativeTime at={token.lastUsedAt} now={now} />}</Td>
            <Td label="Expires">{token.expiresAt === null ? <span className="text-muted">Never</span> : <RelativeTime at={token.expiresAt} now={now} />}</Td>
            <Td className="text-right">
              {token.state === "active" && (
                <ConfirmButton size="sm" label="Revoke" title={`Revoke ${token.name}?`} description={`Whatever uses ${token.prefix}… is refused from now on. This cannot be undone.`} confirmLabel="Revoke" action={revoke} fields={{ token: String(token.id) }} />
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
