import "server-only";
import { listenerCount, listenersOf, onChange } from "./changes";

const MOST_STREAMS = 500;
const BEAT_MS = 20_000;

/**
 * More than anybody has pages open; one person must not take the room of all others, however often
 * they sign in.
 */
const MOST_OF_ONE_PERSON = 25;

export const hasRoom = (userId: number): boolean =>
  listenerCount() < MOST_STREAMS && listenersOf(userId) < MOST_OF_ONE_PERSON;

/**
 * A stream of server-sent events: "changed" whenever `version` answers something new after a change
 * of the store, or other than `from` at once. It ends where `version` answers null, because what is
 * looked at is gone or no longer to be seen, and when the server stops.
 */
export function changeStream(
  userId: number,
  version: () => Promise<string | null>,
  from?: string,
): Response {
  let stop = () => undefined as void;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder();
      let seen: string | null = from ?? null;
      let ended = false;
      const say = (text: string) => {
        if (!ended) controller.enqueue(encoder.encode(text));
      };
      const end = () => {
        if (ended) return;
        stop();
        controller.close();
      };
      const look = async () => {
        const now = await version().catch(() => null);
        if (now === null) end();
        else if (seen !== null && now !== seen) say("event: changed\ndata: \n\n");
        seen = now;
      };
      const unlisten = onChange({ userId, changed: () => void look(), stopped: end });
      const beat = setInterval(() => say(": still here\n\n"), BEAT_MS).unref();
      stop = () => {
        ended = true;
        clearInterval(beat);
        unlisten();
      };
      say("retry: 2000\n\n");
      void look();
    },
    cancel: () => stop(),
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
