import { StandIn, type Fields } from './stand-in.js';

interface Calendar { readonly id: string; readonly summary: string; readonly sharedWith: readonly { readonly role: string; readonly who: string }[] }

/** Google Calendar: what its people do, and what the hub did to it. */
export class GoogleSystem extends StandIn {
  async calendars(kuerzel: string): Promise<readonly Calendar[]> {
    return (await this.control('GET', 'calendars') as Calendar[]).filter(({ summary }) => summary === `Advoware ${kuerzel}`);
  }

  /** What stands in somebody's calendar, occurrence by occurrence; nothing while there is no calendar. */
  async events(kuerzel: string): Promise<readonly Fields[]> {
    const [calendar] = await this.calendars(kuerzel);
    if (!calendar) return [];
    return (await this.control('GET', `calendars/${encodeURIComponent(calendar.id)}/events`) as { items: Fields[] }).items;
  }

  async create(kuerzel: string, event: Fields): Promise<void> {
    await this.control('POST', `${await this.#at(kuerzel)}/events`, event);
  }

  async remove(kuerzel: string, eventId: unknown): Promise<void> {
    await this.control('DELETE', `${await this.#at(kuerzel)}/events/${String(eventId)}`);
  }

  /** Calls of the hub that change something, the creation of push channels aside. */
  async writes(): Promise<readonly string[]> {
    return (await this.calls()).filter(({ method, path }) => method !== 'GET' && !/\/(token|watch|stop)$/.test(path)).map(({ method, path }) => `${method} ${path}`);
  }

  async channels(): Promise<readonly { readonly id: string; readonly address: string }[]> {
    return await this.control('GET', 'channels') as { id: string; address: string }[];
  }

  async #at(kuerzel: string): Promise<string> {
    const [calendar] = await this.calendars(kuerzel);
    return `calendars/${encodeURIComponent(calendar?.id ?? '')}`;
  }
}
