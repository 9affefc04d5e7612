// Draws JSON Schemas as nested lists of fields.
import { element, rich } from './reference-parts.js';

const DEEPEST = 6;

/** A short word for a type, such as "text", "list of Job" or "number or null". */
export function typeOf(schema, given = schema) {
  if (!schema) {
    return 'anything';
  }
  const name = given?.$ref?.split('/').at(-1);
  if (schema.enum) {
    return schema.enum.filter((word) => word !== null).join(' | ');
  }
  if ('const' in schema) {
    return String(schema.const);
  }
  const types = [schema.type ?? (schema.properties ? 'object' : [])].flat();
  if (types.includes('array')) {
    const items = schema.items ?? {};
    const of = items.$ref?.split('/').at(-1) ?? word(items.type ?? 'values');
    return `list of ${of}${types.includes('null') ? ' or null' : ''}`;
  }
  const words = types.map((type) => (type === 'string' ? (schema.format ?? 'text') : word(type)));
  return [words.join(' or ') || name || 'anything', limits(schema)].filter(Boolean).join(', ');
}

function word(type) {
  return type === 'string' ? 'text' : type;
}

function limits(schema) {
  const { minimum, maximum, maxLength } = schema;
  if (minimum !== undefined && maximum !== undefined) {
    return `${minimum} to ${maximum}`;
  }
  if (maxLength !== undefined) {
    return `at most ${maxLength} characters`;
  }
  return schema.default === undefined || schema.default === null ? '' : `default ${JSON.stringify(schema.default)}`;
}

/** The schema that has the fields: of a list, that of its items. */
function inner(root, follow, given) {
  const schema = follow(root, given);
  return schema?.items ? inner(root, follow, schema.items) : schema;
}

export function fields(root, follow, given, depth = 0) {
  const outer = follow(root, given);
  const schema = inner(root, follow, given);
  const choices = schema?.anyOf ?? schema?.oneOf;
  if (choices?.every((choice) => choice.$ref)) {
    return element(
      'div',
      { class: 'reference__fields' },
      choices.map((choice) => nested(root, follow, follow(root, choice).title ?? choice.$ref.split('/').at(-1), choice, depth)),
    );
  }
  const rows = Object.entries(schema?.properties ?? {}).map(([name, property]) =>
    field(root, follow, name, property, (schema.required ?? []).includes(name), depth),
  );
  const list = element('div', { class: 'reference__fields' }, rows);
  if (outer?.items && depth === 0) {
    list.prepend(element('p', { class: 'reference__type' }, ['A list; each item:']));
  }
  return list;
}

function field(root, follow, name, given, required, depth) {
  const schema = follow(root, given);
  const deeper = inner(root, follow, given);
  const children = deeper?.properties || deeper?.anyOf?.[0]?.$ref;
  return element('div', { class: 'reference__field' }, [
    element('div', { class: 'reference__field-head' }, [
      element('code', { class: 'reference__field-name' }, [name]),
      element('span', { class: 'reference__type' }, [typeOf(schema, given)]),
      required ? element('span', { class: 'reference__required' }, ['required']) : null,
    ]),
    rich(given.description ?? schema?.description),
    children && depth < DEEPEST ? nested(root, follow, 'Fields', given, depth) : null,
  ]);
}

function nested(root, follow, title, given, depth) {
  const details = element('details', { class: 'reference__nested' }, [element('summary', {}, [title])]);
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) {
      details.append(fields(root, follow, given, depth + 1));
    }
  });
  return details;
}
