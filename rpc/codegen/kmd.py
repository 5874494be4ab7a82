"""A module's description as ServerManager.getKmd returns it: JSON in the layout that Kurento's tools read."""

import json


def lines(module):
    """The text in lines of a manageable length; joined, they are one JSON object."""
    head = {'name': module['module'], 'version': module['version'],
            'kurentoVersion': f'^{module["version"]}', 'doc': module['doc']}
    parts = [('remoteClasses', [_class(c) for c in module['classes']]),
             ('events', [_event(e) for e in module['events']]),
             ('complexTypes', [_type(t) for t in module['types']])]
    result = [json.dumps(head, ensure_ascii=False)[:-1]]
    for name, items in parts:
        result.append(f',"{name}":[')
        result += [_text(item) + (',' if n < len(items) - 1 else '') for n, item in enumerate(items)]
        result.append(']')
    return result + ['}']


def _text(item):
    return json.dumps(item, ensure_ascii=False, separators=(',', ':'))


def _without(item, *keys):
    return {k: v for k, v in item.items() if k not in keys}


def _class(c):
    made = _without(c, 'constructor', 'properties', 'methods', 'events')
    if 'constructor' in c:
        made['constructor'] = {'doc': c['doc'], 'params': c['constructor']}
    made['properties'] = []
    for p in c['properties']:
        access = {'final': {'final': True}, 'readOnly': {'readOnly': True}, 'readWrite': {}}[p['access']]
        made['properties'].append({**_without(p, 'access', 'default'), **access,
                                   **({'defaultValue': p['default']} if 'default' in p else {})})
    made['methods'] = []
    for m in c['methods']:
        method = {'name': m['name'], 'doc': m['doc'], 'params': [_param(p) for p in m['params']]}
        if 'returns' in m:
            method['return'] = {'type': m['returns'], 'doc': m['returnDoc']}
        made['methods'].append(method)
    made['events'] = c['events']
    return made


def _param(p):
    return {**_without(p, 'default'), **({'defaultValue': p['default']} if 'default' in p else {})}


def _event(e):
    return {**_without(e, 'fields', 'abstract'), 'properties': [_param(f) for f in e['fields']]}


def _type(t):
    if 'values' in t:
        return {'typeFormat': 'ENUM', **_without(t, 'values'), 'values': [v['name'] for v in t['values']]}
    return {'typeFormat': 'REGISTER', **_without(t, 'fields'), 'properties': [_param(f) for f in t['fields']]}
