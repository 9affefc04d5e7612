// Draws the OpenAPI document as a page to read, with a curl line for each call.
import { fields, typeOf } from './reference-schema.js';
import { codeBlock, element, rich } from './reference-parts.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const main = document.getElementById('main');
const nav = document.getElementById('nav');

function follow(root, node) {
  if (!node?.$ref) {
    return node;
  }
  const target = node.$ref
    .slice(2)
    .split('/')
    .reduce((at, name) => at?.[name.replaceAll('~1', '/').replaceAll('~0', '~')], root);
  return follow(root, target);
}

function operations(root) {
  return Object.entries(root.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({
      method,
      path,
      ...item[method],
      parameters: (item[method].parameters ?? []).map((each) => follow(root, each)),
    })),
  );
}

function curl(call) {
  const lines = [`curl${call.method === 'get' ? '' : ` --request ${call.method.toUpperCase()}`}`];
  let path = call.path;
  const query = [];
  for (const parameter of call.parameters) {
    const value = parameter.example ?? `<${parameter.name}>`;
    if (parameter.in === 'path') {
      path = path.replace(`{${parameter.name}}`, value);
    } else if (parameter.in === 'query' && parameter.required) {
      query.push(`${parameter.name}=${value}`);
    }
  }
  lines.push(`  '${location.origin}${path}${query.length ? `?${query.join('&')}` : ''}'`);
  if (call.security) {
    lines.push(`  --header "Authorization: Bearer $FRAMEHOUSE_KEY"`);
  }
  for (const parameter of call.parameters) {
    if (parameter.in === 'header' && parameter.example) {
      lines.push(`  --header '${parameter.name}: ${parameter.example}'`);
    }
  }
  const content = call.requestBody?.content ?? {};
  const [type] = Object.keys(content);
  if (type?.includes('json')) {
    const body = JSON.stringify(content[type].example ?? {}, null, 2).replaceAll("'", "'\\''");
    lines.push(`  --header 'Content-Type: application/json'`, `  --data '${body}'`);
  } else if (type) {
    lines.push(`  --header 'Content-Type: ${type}'`, `  --data-binary @picture.png`);
  }
  return lines.join(' \\\n');
}

function parameterTable(root, call) {
  const rows = call.parameters.map((parameter) =>
    element('div', { class: 'reference__field' }, [
      element('div', { class: 'reference__field-head' }, [
        element('code', { class: 'reference__field-name' }, [parameter.name]),
        element('span', { class: 'reference__type' }, [
          `${parameter.in} · ${typeOf(follow(root, parameter.schema), parameter.schema)}`,
        ]),
        parameter.required ? element('span', { class: 'reference__required' }, ['required']) : null,
      ]),
      rich(parameter.description),
    ]),
  );
  return rows.length ? section('Parameters', rows) : null;
}

function section(title, children) {
  return element('section', { class: 'reference__section' }, [
    element('h4', { class: 'reference__section-title' }, [title]),
    ...children,
  ]);
}

function request(root, call) {
  const content = Object.entries(call.requestBody?.content ?? {});
  if (!content.length) {
    return null;
  }
  const [type, media] = content[0];
  const types = element('p', { class: 'reference__type' }, [content.map(([name]) => name).join(', ')]);
  return section('Request', [
    types,
    media.schema ? fields(root, follow, media.schema) : null,
    type.includes('json') ? null : element('p', {}, ['The body is the file itself.']),
  ]);
}

function response(root, status, given) {
  const answer = follow(root, given);
  const [type, media] = Object.entries(answer.content ?? {})[0] ?? [];
  const schema = media?.schema;
  const head = [
    element('span', { class: `reference__status reference__status--${status[0]}` }, [status]),
    element('span', {}, [rich(answer.description)]),
  ];
  // Refusals of one kind look alike: the top of the page tells their form.
  if (!schema || status >= '300') {
    return element('div', { class: 'reference__answer' }, head);
  }
  return element('details', { class: 'reference__answer' }, [
    element('summary', {}, [
      ...head,
      element('span', { class: 'reference__type' }, [type]),
      element('span', { class: 'reference__more' }, ['Fields']),
    ]),
    fields(root, follow, schema),
    ...(follow(root, schema).examples ?? [])
      .slice(0, 1)
      .map((example) => codeBlock(JSON.stringify(example, null, 2), 'Copy example')),
  ]);
}

function article(root, call) {
  const verb = element('span', { class: `reference__verb reference__verb--${call.method}` }, [
    call.method.toUpperCase(),
  ]);
  const details = element('details', { class: 'reference__call', id: call.operationId }, [
    element('summary', { class: 'reference__call-head' }, [
      verb,
      element('code', { class: 'reference__path' }, [breakable(call.path)]),
      element('span', { class: 'reference__summary' }, [call.summary]),
    ]),
  ]);
  // Drawn when it is opened: the whole document at once would be heavy on phones.
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) {
      details.append(
        element('div', { class: 'reference__call-body' }, [
          rich(call.description),
          codeBlock(curl(call), 'Copy call'),
          parameterTable(root, call),
          request(root, call),
          section(
            'Answers',
            Object.entries(call.responses).map(([status, given]) => response(root, status, given)),
          ),
        ]),
      );
    }
  });
  details.dataset.words = `${call.method} ${call.path} ${call.summary} ${call.operationId}`.toLowerCase();
  return details;
}

/** Long paths may break at their slashes. */
function breakable(path) {
  const text = document.createDocumentFragment();
  path.split(/(?=\/)/).forEach((part) => text.append(part, document.createElement('wbr')));
  return text;
}

function draw(root) {
  const calls = operations(root);
  document.getElementById('state').remove();
  main.append(element('div', { class: 'reference__intro' }, [rich(root.info.description)]));
  for (const tag of root.tags) {
    const own = calls.filter((call) => call.tags[0] === tag.name);
    if (!own.length) {
      continue;
    }
    const id = `tag-${tag.name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;
    const head = element('h2', { class: 'reference__tag-title', id }, [tag.name]);
    main.append(
      element('section', { class: 'reference__tag', 'aria-labelledby': id }, [
        head,
        element('p', { class: 'reference__tag-help' }, [rich(tag.description)]),
        ...own.map((call) => article(root, call)),
      ]),
    );
    nav.append(element('a', { class: 'reference__nav-link', href: `#${id}` }, [tag.name]));
  }
  const none = element('p', { class: 'reference__none', hidden: '' }, ['No call has these words.']);
  main.append(none);
  document.getElementById('search').addEventListener('input', (event) => {
    const words = event.target.value.toLowerCase().split(/\s+/);
    let shown = 0;
    for (const tag of main.querySelectorAll('.reference__tag')) {
      const found = [...tag.querySelectorAll('.reference__call')].filter((call) => {
        call.hidden = !words.every((word) => call.dataset.words.includes(word));
        return !call.hidden;
      });
      tag.hidden = !found.length;
      shown += found.length;
    }
    none.hidden = shown > 0;
  });
  openNamed();
}

/** An address such as #submitJob opens that call. */
function openNamed() {
  const named = document.getElementById(location.hash.slice(1));
  if (named) {
    named.open = true;
    named.scrollIntoView();
  }
}

window.addEventListener('hashchange', openNamed);
main.addEventListener('click', (event) => {
  const head = event.target.closest?.('.reference__call-head');
  if (head) {
    history.replaceState(null, '', `#${head.parentElement.id}`);
  }
});

try {
  const answer = await fetch('v3/api-docs');
  if (!answer.ok) {
    throw new Error(`HTTP ${answer.status}`);
  }
  draw(await answer.json());
} catch (failure) {
  document.getElementById('state').textContent =
    `Could not load the document (${failure.message}). Reload the page to try again.`;
}
