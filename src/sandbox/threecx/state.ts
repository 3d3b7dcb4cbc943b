/** One number of the telephone system. */
export type Dn = {
  readonly dn: string;
  readonly name: string;
  readonly type: 'Wextension' | 'Wroutepoint' | 'Wqueue';
  /** The registered telephone; a route point has none. */
  readonly deviceId?: string;
  readonly email?: string;
};

export type LegStatus = 'Dialing' | 'Ringing' | 'Connected';

/** One leg of a live call, as the API shows it (3cx.md, A.2). */
export type Participant = {
  readonly id: number;
  status: LegStatus;
  readonly dn: string;
  party_caller_name: string;
  party_dn: string;
  party_caller_id: string;
  readonly party_did: string | null;
  readonly device_id: string;
  party_dn_type: string;
  readonly direct_control: boolean;
  readonly originated_by_dn: string;
  readonly originated_by_type: string;
  readonly referred_by_dn: string | null;
  readonly referred_by_type: string | null;
  readonly on_behalf_of_dn: string | null;
  readonly on_behalf_of_type: string | null;
  readonly callid: number;
  readonly legid: number;
};

export type CallDirection = 'inbound' | 'outbound' | 'internal';

/** Part of a call at one extension: a line of the call log. */
export type Segment = { readonly extension: string; readonly startedAt: number; answeredAt?: number; endedAt?: number };

export type PbxCall = {
  readonly callid: number;
  /** As the `simple` dialect, the webhook and the log name it: never used again. */
  readonly id: string;
  readonly direction: CallDirection;
  /** The number outside; of an internal call the other extension. Empty: withheld. */
  readonly number: string;
  readonly name: string;
  readonly startedAt: number;
  answeredAt?: number;
  endedAt?: number;
  legs: Participant[];
  segments: Segment[];
  /** Who put it through, when somebody did. */
  transferredTo?: string;
  /** What the CRM template's lookup answered, for the report of the call. */
  contact?: { readonly entityId: string; readonly entityType: string; readonly name: string };
};

export type Recording = { readonly id: number; readonly callId: string; readonly readyAt: number; readonly seconds: number };

export type Token = { readonly value: string; readonly endsAt: number };

/** Everything that the stand-in remembers; plain JSON. */
export type PbxState = {
  calls: PbxCall[];
  /** Newest last. */
  finished: PbxCall[];
  recordings: Recording[];
  /** Begin anew when the telephone system is restarted. */
  nextCallid: number;
  nextParticipant: number;
  nextLog: number;
  nextRecording: number;
  token?: Token | undefined;
};

export function emptyPbxState(): PbxState {
  return { calls: [], finished: [], recordings: [], nextCallid: 1, nextParticipant: 1, nextLog: 1, nextRecording: 1 };
}

/** The extensions are those of the staff in the CRM (`cExtension`). */
export const dns: readonly Dn[] = [
  { dn: '10', name: 'Katharina Lindner', type: 'Wextension', deviceId: 'sip:10@127.0.0.1:5060;device=tisch', email: 'k.lindner@kanzlei.example' },
  { dn: '11', name: 'Selin Özdemir', type: 'Wextension', deviceId: 'sip:11@127.0.0.1:5060;device=tisch', email: 's.oezdemir@kanzlei.example' },
  { dn: '12', name: 'Thorsten Vogt', type: 'Wextension', deviceId: 'sip:12@127.0.0.1:5060;device=tisch', email: 't.vogt@kanzlei.example' },
  { dn: '13', name: 'Empfang (kein Telefon angemeldet)', type: 'Wextension', email: 'empfang@kanzlei.example' },
  { dn: '80', name: 'Warteschlange', type: 'Wqueue' },
  { dn: 'hub', name: 'API-Zugang des Hub', type: 'Wroutepoint' },
];

export const trunk = { dn: '10000', type: 'Wexternalline', did: '+493023125500' } as const;
