'use strict';
// What can be told of a bot's server from its parts: the framework, and the paths that it knows.
const path = require('path');

const FRAMEWORKS = ['express', 'fastify', 'koa', 'restify', '@hapi/hapi', 'polka', 'micro'];
const ROUTER = /^\^\\\/(.*?)\\\/\?\(\?=\\\/\|\$\)$/; // what express 4 makes of a router's prefix

/** Return the name of the framework, or "http". */
function nameOf() {
  const loaded = Object.keys(require.cache);
  const has = (name) => path.join('/node_modules', ...name.split('/')) + path.sep;
  return FRAMEWORKS.find((name) => loaded.some((file) => file.includes(has(name)))) || 'http';
}

/** Return the paths for which an express app among `listeners` has routes. */
function pathsOf(listeners) {
  const found = new Set();
  for (const app of listeners) {
    // Asking an app of express 4 for its "router" throws.
    const router = app._router || (Object.hasOwn(app, '_router') || !app.lazyrouter ? app.router : null);
    if (router && Array.isArray(router.stack)) walk(router.stack, '', found);
  }
  return [...found];
}

function walk(stack, prefix, found) {
  for (const layer of stack) {
    if (layer.route) {
      const paths = [layer.route.path].flat().filter((one) => typeof one === 'string');
      paths.forEach((one) => found.add(prefix + one));
    } else if (layer.handle && Array.isArray(layer.handle.stack)) {
      const below = prefixOf(layer);
      if (below !== null) walk(layer.handle.stack, prefix + below, found);
    }
  }
}

/** Return the path under which a router is mounted, or null where it cannot be told. */
function prefixOf(layer) {
  if (layer.slash || (layer.regexp && layer.regexp.fast_slash)) return '';
  const match = ROUTER.exec(layer.regexp ? layer.regexp.source : '');
  return match ? `/${match[1].replace(/\\\//g, '/')}` : null;
}

module.exports = { nameOf, pathsOf };
