export interface HubNotifyConfig {
  readonly name: string;
  readonly espocrm: string;
  /** Empty: the user that the account or `ESPOCRM_NOTIFY_USER_ID` names. */
  readonly user: string;
  readonly userType: string;
}

export const DEFAULTS: HubNotifyConfig = { name: '', espocrm: '', user: '', userType: 'str' };
