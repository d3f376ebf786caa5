import { Badge } from "../ui/badge";
import { ConfirmButton } from "../ui/confirm-button";
import { DataTable, Td, Th } from "../ui/data-table";
import type { FormAction } from "../ui/form";
import { RelativeTime } from "../ui/relative-time";

export type TokenState = "active" | "limited" | "stopped" | "expired" | "revoked";
export type ShownToken = {
  id: number;
  name: string;
  prefix: string;
  scopes: string[];
  team: string | null;
  owner: string | null;
  own: boolean;
  state: TokenState;
  /** Why it does less than its scopes say, in a sentence. */
  reason: string | null;
  createdBy: string | null;
  createdAt: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
};
type Actions = { revoke: FormAction; takeOver: FormAction };

const STATES: Record<TokenState, { word: string; tone: "neutral" | "warning" }> = {
  active: { word: "Active", tone: "neutral" },
  limited: { word: "Limited", tone: "warning" },
  stopped: { word: "Stopped", tone: "warning" },
  expired: { word: "Expired", tone: "neutral" },
  revoked: { word: "Revoked", tone: "neutral" },
};

export function TokenTable({
  tokens,
  now,
  actions,
}: {
  tokens: ShownToken[];
  now: number;
  actions: Actions;
}) {
  return (
    <DataTable caption="API tokens">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Scopes</Th>
          <Th>Available to</Th>
          <Th>Owner</Th>
          <Th>Last used</Th>
          <Th>Expires</Th>
          <Th>
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <TokenRow key={token.id} token={token} now={now} actions={actions} />
        ))}
      </tbody>
    </DataTable>
  );
}

function TokenRow({ token, now, actions }: { token: ShownToken; now: number; actions: Actions }) {
  const { word, tone } = STATES[token.state];
  return (
    <tr>
      <Td lead>
        <span className="flex flex-wrap items-center gap-x-2">
          <bdi>{token.name}</bdi>
          {token.state !== "active" && <Badge tone={tone}>{word}</Badge>}
        </span>
        <span className="figure block text-xs font-normal text-muted">{token.prefix}…</span>
        {token.reason !== null && (
          <span className="block text-xs font-normal text-muted">{token.reason}</span>
        )}
      </Td>
      <Td label="Scopes">{token.scopes.join(", ")}</Td>
      <Td label="Available to" named>
        {token.team ?? "All teams"}
      </Td>
      <Td label="Owner" named>
        {token.owner === null ? (
          <span className="text-muted">This installation</span>
        ) : (
          <bdi>{token.owner}</bdi>
        )}
      </Td>
      <Td label="Last used">
        <When at={token.lastUsedAt} now={now} />
      </Td>
      <Td label="Expires">
        <When at={token.expiresAt} now={now} />
      </Td>
      <Td className="text-right">
        {token.state !== "expired" && token.state !== "revoked" && (
          <span className="flex flex-wrap justify-end gap-2">
            <Steps token={token} actions={actions} />
          </span>
        )}
      </Td>
    </tr>
  );
}

function When({ at, now }: { at: number | null; now: number }) {
  return at === null ? (
    <span className="text-muted">Never</span>
  ) : (
    <RelativeTime at={at} now={now} />
  );
}

function Steps({ token, actions }: { token: ShownToken; actions: Actions }) {
  const fields = { token: String(token.id) };
  return (
    <>
      {!token.own && token.owner !== null && (
        <ConfirmButton
          size="sm"
          label="Take over"
          title={`Take over ${token.name}?`}
          confirmLabel="Take over"
          danger={false}
          description={`You become its owner in place of ${token.owner}. It keeps working with your rights, and stops if you lose them.`}
          action={actions.takeOver}
          fields={fields}
        />
      )}
      <ConfirmButton
        size="sm"
        label="Revoke"
        title={`Revoke ${token.name}?`}
        confirmLabel="Revoke"
        description={`Requests with ${token.prefix}… are refused from now on. This can’t be undone.`}
        action={actions.revoke}
        fields={fields}
      />
    </>
  );
}
