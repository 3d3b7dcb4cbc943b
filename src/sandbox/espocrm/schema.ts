/** How one field of an entity behaves; the words are EspoCRM's own. */
export type FieldDef =
  | { readonly type: 'varchar'; readonly maxLength: number; readonly required?: true }
  | { readonly type: 'text' }
  | { readonly type: 'int'; readonly min?: number; readonly unique?: true; readonly default?: number; readonly readOnly?: true }
  | { readonly type: 'bool'; readonly default: boolean }
  | { readonly type: 'enum'; readonly options: readonly string[]; readonly default?: string }
  | { readonly type: 'date' }
  | { readonly type: 'datetime'; readonly required?: true; readonly readOnly?: true }
  | { readonly type: 'link'; readonly entity: string; readonly required?: true; readonly readOnly?: true }
  | { readonly type: 'linkParent'; readonly entityList: readonly string[] }
  | { readonly type: 'linkMultiple'; readonly entity: string }
  | { readonly type: 'email' }
  | { readonly type: 'phone' }
  | { readonly type: 'array' };

/** A link that a record of another entity holds: its field there points here. */
export type ReverseLink = { readonly entity: string; readonly field: string };

export type EntityDef = {
  readonly fields: Readonly<Record<string, FieldDef>>;
  /** `name` is made of firstName and lastName. */
  readonly person: boolean;
  /** Refuses a second record with the same name or e-mail with 409. */
  readonly duplicateCheck: boolean;
  /** Can have a version number (`X-Version-Number`). */
  readonly versioned: boolean;
  readonly reverseLinks: Readonly<Record<string, ReverseLink>>;
};

/** The attributes in which a field shows itself. */
export function attributesOf(name: string, field: FieldDef): string[] {
  switch (field.type) {
    case 'link': return [`${name}Id`, `${name}Name`];
    case 'linkParent': return [`${name}Id`, `${name}Type`, `${name}Name`];
    case 'linkMultiple': return [`${name}Ids`, `${name}Names`];
    case 'email': return ['emailAddress', 'emailAddressIsOptedOut', 'emailAddressIsInvalid', 'emailAddressData'];
    case 'phone': return ['phoneNumber', 'phoneNumberIsOptedOut', 'phoneNumberIsInvalid', 'phoneNumberData'];
    case 'varchar': case 'text': case 'int': case 'bool': case 'enum': case 'date': case 'datetime': case 'array': return [name];
  }
}
