export interface EspoCrmEntityConfig {
  readonly name: string;
  readonly espocrm: string;
  readonly entity: string;
  readonly operation: 'read' | 'list' | 'create' | 'update' | 'delete';
  readonly recordId: string;
  readonly recordIdType: string;
  readonly limit: string | number;
}

export const DEFAULTS: EspoCrmEntityConfig = {
  name: '', espocrm: '', entity: 'CBeteiligte', operation: 'read', recordId: 'payload.entity_id', recordIdType: 'msg', limit: '200',
};
