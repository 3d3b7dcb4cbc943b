/** Shows a row of the dialog only while a select has one of the values. The rows are found by their field. */
export function showRows(select: string, rows: Readonly<Record<string, readonly string[]>>): void {
  const field = $(`#node-input-${select}`);
  const update = (): void => {
    const chosen = String(field.val());
    for (const [row, values] of Object.entries(rows)) $(`#node-input-${row}`).closest('.form-row').toggle(values.includes(chosen));
  };
  field.on('change', update);
  update();
}

/** Turns a field into a typed input whose type is kept in `<field>Type`. */
export function typedField(field: string, types: readonly string[]): void {
  $(`#node-input-${field}`).typedInput({ default: types[0] ?? 'str', types, typeField: `#node-input-${field}Type` });
}

/** Offers values for a field that takes any other as well. */
export function suggest(field: string, values: readonly string[]): void {
  const input = document.querySelector(`#node-input-${field}`);
  const list = document.createElement('datalist');
  list.id = `node-input-${field}-values`;
  list.append(...values.map((value) => new Option(value)));
  input?.setAttribute('list', list.id);
  input?.after(list);
}
