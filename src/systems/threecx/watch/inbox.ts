import { z } from 'zod';

/** One leg about which 3CX said something. */
export interface LegNews { readonly dn: string; readonly id: number; readonly news: 'changed' | 'gone' }

/**
 * What the socket said and nobody has looked at yet: one entry a leg, since a changed leg is read afresh anyway and its number never
 * comes back once it has gone. Bounded: behind the limit only the fact stays that everything must be read.
 */
export interface Inbox {
  /** One message as it came; what is no news about a leg is passed over. */
  receive(message: string): void;
  take(): LegNews | undefined;
  /** True once after news were lost. */
  takeOverflow(): boolean;
  /** Resolves at once when there is something, else at the next message or `wake`. */
  waiting(): Promise<void>;
  wake(): void;
}

const limit = 1_000;

const messageSchema = z.looseObject({ event: z.looseObject({ event_type: z.int(), entity: z.string().max(300) }) });
/** 3CX's `event_type`: added or changed, and removed; the others are about tones and prompts. */
const newsOf: Readonly<Record<number, LegNews['news']>> = { 0: 'changed', 1: 'gone' };

export function createInbox(): Inbox {
  const unread = new Map<string, LegNews>();
  let overflow = false;
  let wake: () => void = () => undefined;
  return {
    receive(message) {
      const news = read(message);
      if (news === undefined) return;
      if (unread.size < limit) unread.set(`${news.dn}/${news.id}`, news);
      else overflow = true;
      wake();
    },
    take() {
      for (const [key, news] of unread) {
        unread.delete(key);
        return news;
      }
      return undefined;
    },
    takeOverflow() {
      const was = overflow;
      overflow = false;
      return was;
    },
    waiting: () => (unread.size > 0 || overflow ? Promise.resolve() : new Promise((resolve) => { wake = resolve; })),
    wake: () => { wake(); },
  };
}

function read(message: string): LegNews | undefined {
  const parsed = messageSchema.safeParse(json(message));
  if (!parsed.success) return undefined;
  const news = newsOf[parsed.data.event.event_type];
  const [, dn, id] = /^\/callcontrol\/([^/]+)\/participants\/(\d{1,15})$/.exec(parsed.data.event.entity) ?? [];
  return news === undefined || dn === undefined || id === undefined ? undefined : { dn: decode(dn), id: Number(id), news };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
