// What lies packed in the page: data as JSON, and the libraries that draw charts.

const unpacked = new Map();

async function inflate(id) {
  const letters = atob(document.getElementById(id).textContent);
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

/** Return the value in the element with that id, unpacked once. */
export function unpack(id) {
  if (!unpacked.has(id)) unpacked.set(id, inflate(id).then(JSON.parse));
  return unpacked.get(id);
}

/** Return one of many values that lie `atOnce` to an element. */
export async function unpackOne(prefix, number, atOnce) {
  const some = await unpack(`${prefix}-${Math.floor(number / atOnce)}`);
  return some[number % atOnce];
}

// The content security policy holds a hash of each library: no other text would run.
const trusted = window.trustedTypes
  ? window.trustedTypes.createPolicy("libraries", { createScript: (text) => text })
  : { createScript: (text) => text };

async function run(id) {
  const script = document.createElement("script");
  script.text = trusted.createScript(await inflate(id));
  document.head.append(script);
}

let loading;

/** Return d3 and Plot, loaded when they are first wanted. */
export function charting() {
  loading ??= run("library-d3").then(() => run("library-plot"));
  return loading.then(() => ({ d3: window.d3, Plot: window.Plot }));
}
