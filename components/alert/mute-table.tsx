import { ConfirmButton } from "@/components/ui/confirm-button";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import type { FormAction } from "@/components/ui/form";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Matcher } from "@/lib/alert/matcher";
import { matcherText } from "@/lib/alert/matcher-lines";

export type MuteView = {
  id: number;
  team: string;
  matchers: readonly Matcher[];
  reason: string;
  createdBy: string;
  endsAt: number;
  mayEnd: boolean;
};

type Props = { caption: string; mutes: MuteView[]; now: number; end: FormAction };

export function MuteTable({ caption, mutes, now, end }: Props) {
  return (
    <DataTable caption={caption}>
      <thead>
        <tr>
          <Th>Mutes</Th>
          <Th>Team</Th>
          <Th>By</Th>
          <Th numeric>Ends</Th>
          <Th>
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {mutes.map((mute) => (
          <tr key={mute.id}>
            <Td lead>
              <span className="font-medium wrap-anywhere">
                <bdi>{mute.reason}</bdi>
              </span>
              <MatcherList matchers={mute.matchers} />
            </Td>
            <Td label="Team" named>
              <bdi>{mute.team}</bdi>
            </Td>
            <Td label="By" named>
              <bdi>{mute.createdBy}</bdi>
            </Td>
            <Td numeric label="Ends">
              <RelativeTime at={mute.endsAt} now={now} />
            </Td>
            <Td numeric>
              {mute.mayEnd && (
                <ConfirmButton
                  size="sm"
                  label="End now"
                  title={`End the mute "${mute.reason}"?`}
                  description="Who is on call is told of what still fires."
                  confirmLabel="End the mute"
                  action={end}
                  fields={{ mute: String(mute.id) }}
                />
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

export const MatcherList = ({ matchers }: { matchers: readonly Matcher[] }) => (
  <span className="flex flex-wrap gap-x-2 text-xs text-muted">
    {matchers.map((matcher) => (
      <code key={matcherText(matcher)} className="figure wrap-anywhere">
        <bdi>{matcherText(matcher)}</bdi>
      </code>
    ))}
  </span>
);
