import { ToldList } from "@/components/alert/told-list";
import { stepWords } from "@/components/escalation/step-words";
import { Card } from "@/components/ui/card";
import type { UserActor } from "@/db/access/actor";
import type { Alert } from "@/db/alerts/alert";
import { listAlertMessages } from "@/db/alerts/told";
import { listEscalations, listNamesIn } from "@/db/escalations/list-escalations";
import { channelWord } from "@/lib/notification/channel";

/** Who was told of it, by what and when. */
export async function Told({ actor, alert: { id, mute } }: { actor: UserActor; alert: Alert }) {
  const [escalations, messages] = await Promise.all([
    listEscalations(actor, { alertId: id }),
    listAlertMessages(actor, id),
  ]);
  const names = await listNamesIn(actor, escalations);
  const steps = escalations
    .flatMap((escalation) => escalation.steps)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.id - b.id);
  return (
    <Card title="Who was told" flush>
      {mute && (
        <p className="px-4 pb-2 text-sm text-muted" dir="auto">
          Muted: {mute.reason}
        </p>
      )}
      <ToldList
        steps={steps.map(({ id: step, at, effect }) => ({
          id: step,
          at: at.getTime(),
          text: stepWords(effect, (email) => names.get(email) ?? email),
        }))}
        messages={messages.map(
          ({ id: message, person, teamChannel, channel, finishedAt, createdAt, ...rest }) => ({
            id: message,
            to: person ?? teamChannel ?? "somebody who has left",
            channel: channelWord(channel),
            state: rest.state,
            at: (finishedAt ?? createdAt).getTime(),
            error: rest.error,
          }),
        )}
      />
    </Card>
  );
}
