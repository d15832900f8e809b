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

/**
 * Of Radzen's controls the Studio uses the splitter and the Markdown view. Their rules and all variables stay; what goes
 * is the rest and the two fonts (1.8 MB), which the browser would load for ordinary text.
 */
function trimRadzen(css) {
  const used = /:root|\[class|^html|^body|rz-(splitter|markdown|text|link|icon|table|hr)\b|rzi\b/;
  const kept = topLevelRules(css).filter((rule) => !rule.startsWith('@') && used.test(rule.slice(0, rule.indexOf('{'))));
  const splitter = kept.filter((rule) => rule.includes('rz-splitter')).length;
  if (splitter < 10 || !kept.some((rule) => rule.startsWith(':root'))) throw new Error('The style sheet of Radzen is built otherwise now: look at what the splitter needs.');
  return kept.join('\n');
}

function topLevelRules(css) {
  const rules = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < css.length; index += 1) {
    if (css[index] === '{') depth += 1;
    else if (css[index] === '}' && (depth -= 1) === 0) {
      rules.push(css.slice(start, index + 1).replace(/^\uFEFF/, '').trim());
      start = index + 1;
    }
  }
  return rules;
}

async function copyStudio() {
  await cp(source, target, { recursive: true, filter: wanted });
  const sheet = join(source, '_content/Radzen.Blazor/css/material-base.css');
  await compress(join(target, '_content/Radzen.Blazor/css/material-base.css'), trimRadzen(await readFile(sheet, 'utf8')));
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
