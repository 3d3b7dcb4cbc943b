import type { EntityDef, FieldDef } from './schema.js';

export const rechtsformen = [
  '', 'Natürliche Person', 'Einzelunternehmen', 'GmbH', 'GmbH & Co. KG', 'UG (haftungsbeschränkt)', 'AG', 'KG', 'OHG', 'GbR', 'eG', 'e.V.', 'Stiftung', 'Behörde', 'WEG', 'Sonstige',
] as const;
export const syncStatuses = ['pending_sync', 'clean', 'dirty', 'syncing', 'failed', 'conflict', 'permanently_failed'] as const;
export const phoneTypes = ['Mobile', 'Office', 'Home', 'Fax', 'Other'] as const;

const salutation: FieldDef = { type: 'enum', options: ['', 'Mr.', 'Ms.', 'Mrs.', 'Dr.'] };
const varchar = (maxLength = 150): FieldDef => ({ type: 'varchar', maxLength });
const PARENTS = ['CBeteiligte', 'Lead', 'Contact'];
/** Every entity has these. */
const common = {
  assignedUser: { type: 'link', entity: 'User' },
  createdAt: { type: 'datetime', readOnly: true },
  modifiedAt: { type: 'datetime', readOnly: true },
  createdBy: { type: 'link', entity: 'User', readOnly: true },
  modifiedBy: { type: 'link', entity: 'User', readOnly: true },
} as const satisfies Record<string, FieldDef>;
const person = { salutationName: salutation, firstName: varchar(100), emailAddress: { type: 'email' }, phoneNumber: { type: 'phone' } } as const satisfies Record<string, FieldDef>;
const address = { addressStreet: varchar(255), addressCity: varchar(100), addressState: varchar(100), addressCountry: varchar(100), addressPostalCode: varchar(40) } as const;
const plain = { person: false, duplicateCheck: false, versioned: false, reverseLinks: {} } as const;
const children = { calls: { entity: 'Call', field: 'parent' }, tasks: { entity: 'Task', field: 'parent' } } as const;

const CBeteiligte: EntityDef = {
  person: true, duplicateCheck: true, versioned: true, reverseLinks: children,
  fields: {
    ...person,
    lastName: { type: 'varchar', maxLength: 100, required: true },
    firmenname: varchar(255),
    rechtsform: { type: 'enum', options: rechtsformen },
    dateOfBirth: { type: 'date' },
    handelsregisterNummer: varchar(100),
    betnr: { type: 'int', unique: true },
    syncStatus: { type: 'enum', options: syncStatuses, default: 'pending_sync' },
    advowareLastSync: { type: 'datetime' },
    advowareDeletedAt: { type: 'datetime' },
    syncErrorMessage: { type: 'text' },
    syncRetryCount: { type: 'int', min: 0, default: 0 },
    description: { type: 'text' },
    ...address,
    ...common,
    streamUpdatedAt: { type: 'datetime', readOnly: true },
  },
};

const Lead: EntityDef = {
  person: true, duplicateCheck: true, versioned: false, reverseLinks: children,
  fields: {
    ...person,
    lastName: varchar(100),
    title: varchar(100),
    accountName: varchar(255),
    website: varchar(255),
    status: { type: 'enum', options: ['New', 'Assigned', 'In Process', 'Converted', 'Recycled', 'Dead'], default: 'New' },
    source: { type: 'enum', options: ['', 'Call', 'Email', 'Existing Customer', 'Partner', 'Public Relations', 'Web Site', 'Campaign', 'Other'] },
    description: { type: 'text' },
    ...address,
    ...common,
    streamUpdatedAt: { type: 'datetime', readOnly: true },
  },
};

const Contact: EntityDef = {
  person: true, duplicateCheck: true, versioned: false, reverseLinks: { ...children, callsAttended: { entity: 'Call', field: 'contacts' } },
  fields: { ...person, lastName: { type: 'varchar', maxLength: 100, required: true }, title: varchar(100), accountName: varchar(255), description: { type: 'text' }, ...address, ...common },
};

const Task: EntityDef = {
  ...plain,
  fields: {
    name: { type: 'varchar', maxLength: 249, required: true },
    status: { type: 'enum', options: ['Not Started', 'Started', 'Completed', 'Canceled', 'Deferred'], default: 'Not Started' },
    priority: { type: 'enum', options: ['Low', 'Normal', 'High', 'Urgent'], default: 'Normal' },
    dateStart: { type: 'datetime' }, dateEnd: { type: 'datetime' }, dateStartDate: { type: 'date' }, dateEndDate: { type: 'date' },
    description: { type: 'text' },
    parent: { type: 'linkParent', entityList: PARENTS },
    ...common,
    assignedUser: { type: 'link', entity: 'User', required: true },
  },
};

const Call: EntityDef = {
  ...plain,
  fields: {
    name: { type: 'varchar', maxLength: 255, required: true },
    status: { type: 'enum', options: ['Planned', 'Held', 'Not Held'], default: 'Planned' },
    dateStart: { type: 'datetime', required: true },
    dateEnd: { type: 'datetime', required: true },
    duration: { type: 'int', default: 300, readOnly: true },
    direction: { type: 'enum', options: ['Outbound', 'Inbound'], default: 'Outbound' },
    description: { type: 'text' },
    parent: { type: 'linkParent', entityList: PARENTS },
    users: { type: 'linkMultiple', entity: 'User' }, contacts: { type: 'linkMultiple', entity: 'Contact' }, leads: { type: 'linkMultiple', entity: 'Lead' },
    cCallId: varchar(100), cRecordingUrl: varchar(255),
    ...common,
    assignedUser: { type: 'link', entity: 'User', required: true },
  },
};

const Meeting: EntityDef = {
  ...plain,
  fields: {
    name: { type: 'varchar', maxLength: 255, required: true },
    status: { type: 'enum', options: ['Planned', 'Held', 'Not Held'], default: 'Planned' },
    dateStart: { type: 'datetime', required: true },
    dateEnd: { type: 'datetime', required: true },
    description: { type: 'text' },
    parent: { type: 'linkParent', entityList: PARENTS },
    ...common,
    assignedUser: { type: 'link', entity: 'User', required: true },
  },
};

const Note: EntityDef = {
  ...plain,
  fields: {
    type: { type: 'enum', options: ['Post'], default: 'Post' },
    post: { type: 'text' },
    targetType: { type: 'enum', options: ['', 'self', 'all', 'users', 'teams'] },
    users: { type: 'linkMultiple', entity: 'User' },
    isInternal: { type: 'bool', default: false },
    parent: { type: 'linkParent', entityList: PARENTS },
    createdAt: common.createdAt, modifiedAt: common.modifiedAt, createdBy: common.createdBy, modifiedBy: common.modifiedBy,
  },
};

const TargetList: EntityDef = {
  ...plain,
  fields: {
    name: { type: 'varchar', maxLength: 255, required: true },
    description: { type: 'text' },
    leads: { type: 'linkMultiple', entity: 'Lead' }, contacts: { type: 'linkMultiple', entity: 'Contact' },
    ...common,
  },
};

const User: EntityDef = {
  ...plain, person: true,
  fields: {
    ...person,
    lastName: { type: 'varchar', maxLength: 100, required: true },
    userName: varchar(50),
    type: { type: 'enum', options: ['regular', 'admin', 'api', 'system'], default: 'regular' },
    isActive: { type: 'bool', default: true },
    title: varchar(100),
    cExtension: varchar(20),
    createdAt: common.createdAt, modifiedAt: common.modifiedAt,
  },
};

/** The entities of the stand-in; every other name is an unknown controller. */
export const entities: Readonly<Record<string, EntityDef>> = { CBeteiligte, Lead, Contact, Task, TargetList, Call, Meeting, Note, User };
