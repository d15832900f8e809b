// Puts Elsa Studio beside the built web app: copies the npm package's files to dist/studio, leaves out what no page
// of ours loads, and compresses what we wrote ourselves. The package and its assemblies stay as they are.
import { cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(root, 'node_modules', '@elsa-workflows', 'elsa-studio-wasm');
const dist = join(root, 'dist');
const target = join(dist, 'studio');

/** Files of the package that our host page never asks for: other themes, source maps, fonts, its own page. */
const leftOut = [
  /^(index\.html|package\.json|appsettings\.json)(\.(br|gz))?$/,
  /\.map(\.(br|gz))?$/,
  /^_content\/Radzen\.Blazor\/fonts\//,
  /^_content\/Radzen\.Blazor\/css\/(?!material-base\.css$)/,
  /^_content\/Elsa\.Studio\.Shell\/(?!css(\/|$))/,
];

const wanted = (file) => !leftOut.some((pattern) => pattern.test(relative(source, file).split(sep).join('/')));

async function compress(file, text) {
  const bytes = Buffer.from(text);
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  const [br, gz] = await Promise.all([promisify(brotliCompress)(bytes, options), promisify(gzip)(bytes, { level: 9 })]);
  await Promise.all([writeFile(file, bytes), writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
}

async function* filesBelow(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

async function copyStudio() {
  await cp(source, target, { recursive: true, filter: wanted });
  // The splitter is the only Radzen control in use. Its style sheet brings two fonts (1.8 MB) that would be loaded for
  // ordinary text; without the two rules the same text is drawn with the fonts of the page.
  const sheet = join(source, '_content/Radzen.Blazor/css/material-base.css');
  const css = await readFile(sheet, 'utf8');
  const slim = css.replace(/@font-face\s*\{[^}]*\}/g, '');
  if (slim.length === css.length) throw new Error(`${sheet} has no @font-face any more: look at what it loads now.`);
  await compress(join(target, '_content/Radzen.Blazor/css/material-base.css'), slim);
  // Fetched and required while the Studio boots; the address in it is not used, the elements get theirs as an attribute.
  await compress(join(target, 'appsettings.json'), JSON.stringify({ Backend: { Url: 'http://localhost/elsa/api' } }));
}

async function compressOwnFiles() {
  const own = [];
  for await (const file of filesBelow(dist)) {
    if (file.startsWith(join(target, '_')) || !['.html', '.js', '.css', '.svg', '.json'].includes(extname(file))) continue;
    if ((await stat(file)).size > 512) own.push(file);
  }
  for (const file of own) await compress(file, await readFile(file));
}

await rm(join(target, '_framework'), { recursive: true, force: true });
await copyStudio();
await compressOwnFiles();
let count = 0;
let bytes = 0;
for await (const file of filesBelow(target)) {
  count += 1;
  bytes += (await stat(file)).size;
}
console.log(`dist/studio: ${count} files, ${(bytes / 1048576).toFixed(1)} MB`);
