import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../src/app/project-root.js';
import { crmLinks } from '../../../src/sync/telephony/crm-link.js';
import { contactOf } from '../../../src/sync/telephony/lookup.js';
import { readJournal } from '../../../src/sync/telephony/read-reports.js';
import { allNodes, text } from '../../flows/shipped-flows.js';
import { all, parseXml, type Element } from './xml.js';

const template = parseXml(readFileSync(join(projectRoot(__dirname), 'deploy/3cx/bitbylaw-hub.xml'), 'utf8'));
const scenario = (id: string): Element => {
  const found = all(template, 'Scenario').find(({ attributes }) => attributes['Id'] === id);
  assert.ok(found, `scenario „${id}“`);
  return found;
};
const values = (element: Element): Record<string, string> =>
  Object.fromEntries(all(element, 'PostValues').flatMap(({ children }) => children.map((value) => [value.attributes['Key'] ?? '', value.text])));

/** Elements and attributes that templates in use have; 3CX takes no others, and compares names and words by case. */
const known: Readonly<Record<string, readonly string[]>> = {
  Crm: ['xmlns:xsi', 'xmlns:xsd', 'Country', 'Name', 'Version', 'SupportsEmojis'], Number: ['Prefix', 'MaxLength'], Connection: ['MaxConcurrentRequests'], Parameters: [],
  Parameter: ['Name', 'Type', 'Parent', 'Editor', 'Title', 'Default'], Authentication: ['Type'], Scenarios: [], Scenario: ['Id', 'Type'],
  Request: ['SkipIf', 'Url', 'MessagePasses', 'Message', 'RequestContentType', 'RequestEncoding', 'RequestType', 'ResponseType'], Headers: [], PostValues: [],
  Value: ['Key', 'Passes', 'Type'], Rules: [], Rule: ['Type', 'Ethalon'], Variables: [], Variable: ['Name', 'Path'], Filter: [], Outputs: ['AllowEmpty'], Output: ['Type', 'Passes', 'Value'],
};

describe('the CRM template for 3CX', () => {
  it('is refused by this test\'s reader when it is not well-formed', () => {
    for (const wrong of ['<a><b></a></b>', '<a x=1/>', '<a/><b/>', '<a>&</a>', '<!-- a -- b --><a/>', '<a']) assert.throws(() => parseXml(wrong), wrong);
  });

  it('has elements and attributes that 3CX knows, in the order it wants', () => {
    const check = (element: Element): void => {
      assert.ok(Object.hasOwn(known, element.name), element.name);
      assert.deepEqual(Object.keys(element.attributes).filter((name) => !known[element.name]?.includes(name)), [], element.name);
      element.children.forEach(check);
    };
    check(template);
    assert.deepEqual(template.children.map(({ name }) => name), ['Number', 'Connection', 'Parameters', 'Authentication', 'Scenarios']);
    for (const { attributes } of all(template, 'Request')) assert.deepEqual([attributes['RequestEncoding'], attributes['RequestType'], attributes['ResponseType']], ['Json', 'Post', 'Json']);
  });

  it('keeps the whole number with its plus, so that the hub can match it', () => {
    assert.deepEqual(all(template, 'Number')[0]?.attributes, { Prefix: 'Plus', MaxLength: '' });
  });

  it('looks up, creates a contact and reports a call, on paths that the flows answer, with the key', () => {
    const paths = allNodes.filter(({ type, method }) => type === 'http in' && method === 'post').map((node) => text(node, 'url'));
    assert.deepEqual(all(template, 'Scenario').map(({ attributes }) => attributes['Id']), ['', 'CreateContactRecordFromClient', 'ReportCall']);
    for (const { attributes, children } of all(template, 'Request')) {
      const url = attributes['Url'] ?? '';
      assert.ok(url.startsWith('[HubUrl]/') && paths.includes(url.slice('[HubUrl]'.length)), url);
      assert.deepEqual(children.find(({ name }) => name === 'Headers')?.children.map((value) => [value.attributes['Key'], value.text]), [['X-API-Key', '[ApiKey]']]);
    }
  });

  it('reads of the answer what the hub gives, and gives 3CX what it needs for a hit', () => {
    const contact = contactOf({ type: 'Lead', id: 'l1', firstName: null, lastName: null, company: null, email: null, phoneNumber: null }, '030', crmLinks('https://crm.example/api/v1'));
    for (const path of [...all(template, 'Variable').map(({ attributes }) => attributes['Path']), ...all(template, 'Rule').map((rule) => rule.text)]) {
      const [list, field = ''] = (path ?? '').split('.');
      assert.ok(list === 'contacts' && Object.hasOwn(contact, field), path);
    }
    const outputs = Object.fromEntries(all(scenario(''), 'Output').map(({ attributes }) => [attributes['Type'] ?? '', attributes['Value'] ?? '']));
    assert.deepEqual([outputs['ContactUrl'], outputs['PhoneBusiness'], outputs['EntityId'], outputs['EntityType']], ['[HubContactUrl]', '[HubPhone]', '[HubContactId]', '[HubEntityType]']);
    for (const each of all(template, 'Scenario')) {
      const names = all(each, 'Variable').map(({ attributes }) => `[${attributes['Name'] ?? ''}]`);
      for (const { attributes } of all(each, 'Output')) assert.ok(names.includes(attributes['Value'] ?? ''), attributes['Value']);
    }
  });

  it('reports a call in words that the hub understands, filled in or not', () => {
    const filled: Readonly<Record<string, string>> = {
      '[CallType]': 'Inbound', '[CallDirection]': 'Inbound', '[Number]': '+493023125101', '[Agent]': '11', '[Duration]': '00:01:20',
      '[[[DurationTimespan].get_TotalSeconds()].ToString("F0")]': '80', '[[CallStartTimeUTC].ToString("yyyy-MM-ddTHH:mm:ssZ")]': '2026-03-02T10:00:00Z', '[[CallEndTimeUTC].ToString("yyyy-MM-ddTHH:mm:ssZ")]': '2026-03-02T10:01:30Z',
    };
    const body = Object.fromEntries(Object.entries(values(scenario('ReportCall'))).map(([key, variable]) => [key, filled[variable] ?? variable]));
    const { told } = readJournal(body);
    assert.deepEqual([told.number, told.speaker, told.answered, told.talkSeconds, told.entity, told.ended?.at], ['+493023125101', '11', 'yes', 80, null, '2026-03-02T10:01:30Z']);
  });
});
