/**
 * The part of Node-RED's editor that the nodes of this package use, typed strictly: `@types/node-red__editor-client` knows
 * neither two-argument validators nor typed inputs by options. Nothing here exists at run time.
 */

/** What a validator or label function sees as `this`: the node with the fields of its dialog. */
interface EditorNode {
  readonly name?: string;
  _(key: string): string;
}

/** Node-RED takes the text as the reason when the function has two parameters. */
type Validate = (this: EditorNode, value: unknown, options: { readonly label?: string }) => true | string;

interface FieldDefinition {
  readonly value: unknown;
  readonly required?: boolean;
  readonly type?: string;
  readonly validate?: Validate;
}

interface NodeDefinition<Config> {
  readonly category: 'bitbylaw' | 'config';
  readonly color?: string;
  readonly defaults: { readonly [Field in keyof Config]: FieldDefinition };
  readonly credentials?: Readonly<Record<string, { readonly type: 'password' }>>;
  readonly inputs?: 0 | 1;
  readonly outputs?: number;
  readonly icon?: string;
  readonly align?: 'left' | 'right';
  readonly paletteLabel?: (this: EditorNode) => string;
  readonly label: (this: EditorNode & Config) => string;
  readonly labelStyle?: (this: EditorNode) => string;
  readonly inputLabels?: (this: EditorNode) => string;
  readonly outputLabels?: (this: EditorNode, index: number) => string;
  readonly oneditprepare?: (this: EditorNode) => void;
}

interface TypedInputOptions { readonly default: string; readonly types: readonly string[]; readonly typeField: string }

interface EditorElement {
  val(): unknown;
  on(event: string, listener: () => void): EditorElement;
  toggle(visible: boolean): EditorElement;
  closest(selector: string): EditorElement;
  typedInput(options: TypedInputOptions): EditorElement;
}

declare const RED: {
  readonly nodes: { registerType<Config>(type: string, definition: NodeDefinition<Config>): void };
  readonly validators: { typedInput(options: { readonly typeField: string; readonly allowBlank?: boolean }): Validate };
};

declare const $: (selector: string) => EditorElement;
