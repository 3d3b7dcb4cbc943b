/** Every key of the calendar client in Redis (data base 2). */
export const googleKeys = {
  tokens: 'google_calendar_api_tokens',
  stopped: (what: 'writes' | 'calendars'): string => `google_calendar_stopped:${what}`,
  creationLock: 'google_calendar_creation_lock',
  creations: (day: string): string => `google_calendar_creations:${day}`,
  lastCreation: 'google_calendar_last_creation',
} as const;
