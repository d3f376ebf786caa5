import { ToldList } from "@/components/alert/told-list";
import { CHANNEL_WORDS, stepWords } from "@/components/alert/told-view";
import { Card } from "@/components/ui/card";
import type { UserActor } from "@/db/access/actor";
import type { Alert } from "@/db/alerts/alert";
import { listAlertMessages, listAlertSteps } from "@/db/alerts/told";

/** Who was told of it, by what and when. */
export async function Told({ actor, alert: { id, mute } }: { actor: UserActor; alert: Alert }) {
  const [steps, messages] = await Promise.all([
    listAlertSteps(actor, id),
    listAlertMessages(actor, id),
  ]);
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
          text: stepWords(effect),
        }))}
        messages={messages.map(
          ({ id: message, person, teamChannel, channel, finishedAt, createdAt, ...rest }) => ({
            id: message,
            to: person ?? teamChannel ?? "somebody who has left",
            channel: CHANNEL_WORDS[channel],
            state: rest.state,
            at: (finishedAt ?? createdAt).getTime(),
            error: rest.error,
          }),
        )}
      />
    </Card>
  );
}
