// Drives `ktrail mcp`; tools/surfaces/mcp says how it is run.
import {spawn, spawnSync} from 'node:child_process';
import {isDeepStrictEqual} from 'node:util';
import {readFileSync, statSync} from 'node:fs';
import {Client} from '@modelcontextprotocol/sdk/client/index.js';
import {StdioClientTransport} from '@modelcontextprotocol/sdk/client/stdio.js';
import {StreamableHTTPClientTransport} from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import {Ajv} from 'ajv';

const [ktrail, work] = process.argv.slice(2);
const repository = `${work}/repository`;
const series = `${work}/series.mbox`;
const LONG = {timeout: 300_000};
let passed = 0;
let failed = 0;

function check(what, holds, otherwise = '') {
  if (holds) {
    passed++;
  } else {
    failed++;
    console.log(`FAILED ${what} ${String(otherwise).slice(0, 600)}`);
  }
}

/** What the command line says. */
function cli(...words) {
  const run = spawnSync(ktrail, ['-C', repository, ...words, '--format', 'json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return JSON.parse(run.stdout);
}

/** Tools with arguments, and the command lines that say the same. */
const CALLS = [
  ['find', {name: '*kill_d*'}, ['def', '*kill_d*']],
  ['callers', {function: 'kill_dax'}, ['callers', 'kill_dax']],
  ['callers', {function: 'xfs_dax_notify_failure'}, ['callers', 'xfs_dax_notify_failure']],
  ['callers', {function: '/^dax_region/'}, ['callers', '/^dax_region/']],
  ['callees', {function: 'kill_dax', depth: 2}, ['callees', 'kill_dax', '--depth', '2']],
  ['path', {from: 'kill_dax', to: 'unmap_and_kill'}, ['path', 'kill_dax', 'unmap_and_kill']],
  ['path', {from: 'unmap_and_kill', to: 'kill_dax'}, ['path', 'unmap_and_kill', 'kill_dax']],
  ['reach', {function: 'kill_dax', from: ['initcall', 'module']},
    ['reach', 'kill_dax', '--from', 'initcall,module']],
  ['ops', {name: 'dax_operations'}, ['ops', 'dax_operations']],
  ['refs', {name: 'dax_device', in: ['drivers/dax']}, ['refs', 'dax_device', '--in', 'drivers/dax']],
  ['series_list', {source: [series]}, ['series', 'list', series]],
  ['series_show', {source: [series], at: 'v2'}, ['series', 'show', series, '--at', 'v2']],
  ['series_diff', {source: [series], from: 'v1', to: 'v2', base: 'v1'},
    ['series', 'diff', series, 'v1', 'v2', '--base', 'v1']],
  ['lint', {source: [series], base: 'v1', level: 'info'},
    ['lint', series, '--base', 'v1', '--level', 'info']],
  ['trace_check', {input: `${work}/trace.txt`}, ['trace', 'check', `${work}/trace.txt`]],
  ['simulate', {scenario: 'dax-holder', only: ['register_api_on_held']},
    ['simulate', 'dax-holder', '--only', 'register_api_on_held']],
  ['invariants', {rules: 'kernel-pairs', in: ['drivers/dax/']},
    ['invariants', 'kernel-pairs', '--in', 'drivers/dax/']],
];

const expected = new Map();

/** The answers of the command line, asked once. */
function wanted(words) {
  const key = words.join('\0');
  if (!expected.has(key)) {
    expected.set(key, cli(...words));
  }
  return expected.get(key);
}

/** Puts what lists hold together; what stands around is the same on all pages. */
function merge(one, other) {
  const whole = {...one};
  for (const [name, value] of Object.entries(other)) {
    const had = whole[name];
    if (Array.isArray(value) && Array.isArray(had)) {
      if (isDeepStrictEqual(had, value) && value.length && !hasPlaces(value)) continue;
      whole[name] = [...had];
      value.forEach((item, i) => {
        const last = whole[name].at(-1);
        if (i === 0 && last && isObject(item) && isContainer(item) && sameHead(last, item)) {
          whole[name][whole[name].length - 1] = merge(last, item);
        } else {
          whole[name].push(item);
        }
      });
    } else if (isObject(value) && isObject(had)) {
      whole[name] = merge(had, value);
    } else {
      whole[name] = value;
    }
  }
  return whole;
}
const isObject = x => x !== null && typeof x === 'object' && !Array.isArray(x);
const hasPlaces = list => list.some(isObject);
const isContainer = o => Object.values(o).some(v => Array.isArray(v) && hasPlaces(v));
const head = o => Object.fromEntries(Object.entries(o).filter(([, v]) => !Array.isArray(v)));
const sameHead = (a, b) => isDeepStrictEqual(head(a), head(b));


async function everyTool(client, how) {
  for (const [name, args, words] of CALLS) {
    const got = await client.callTool({name, arguments: args}, undefined, LONG);
    const what = `${how} ${name} ${JSON.stringify(args)}`;
    check(`${what}: no error`, !got.isError, got.content?.[0]?.text);
    if (got.isError) continue;
    const bytes = JSON.stringify(got.structuredContent).length;
    check(`${what}: bounded`, bytes <= 25_600 && got.content[0].text.length <= 25_600, bytes);
    check(`${what}: at most 50 records`, got.structuredContent.page.records <= 50);
    let answer = got.structuredContent.answer;
    let next = got.structuredContent.page.next;
    let count = got.structuredContent.page.records;
    const total = got.structuredContent.page.total;
    while (next) {
      const more = await client.callTool({name, arguments: {...args, cursor: next}}, undefined, LONG);
      if (more.isError) {
        check(`${what}: next page`, false, more.content[0].text);
        break;
      }
      answer = merge(answer, more.structuredContent.answer);
      count += more.structuredContent.page.records;
      next = more.structuredContent.page.next;
    }
    check(`${what}: pages have all records`, count === total, `${count} of ${total}`);
    const same = isDeepStrictEqual(answer, wanted(words));
    check(`${what}: as the command line`, same,
      same ? '' : `${JSON.stringify(answer)}\n${JSON.stringify(wanted(words))}`);
  }
}

/** The pages of small limits, put together, are the whole answer once. */
async function paging(client) {
  for (const limit of [1, 3, 7]) {
    const args = {name: 'dax_device', in: ['drivers/dax'], limit};
    const all = [];
    let cursor;
    let pages = 0;
    do {
      const got = await client.callTool({name: 'refs', arguments: {...args, ...(cursor && {cursor})}});
      all.push(...got.structuredContent.answer.references);
      cursor = got.structuredContent.page.next;
      pages++;
    } while (cursor && pages < 500);
    const whole = wanted(['refs', 'dax_device', '--in', 'drivers/dax']).references;
    check(`paging by ${limit}`, isDeepStrictEqual(all, whole), `${all.length} of ${whole.length}`);
  }
  const first = await client.callTool({name: 'refs', arguments: {name: 'dax_device', limit: 2}});
  const cursor = first.structuredContent.page.next;
  const other = await client.callTool({name: 'refs', arguments: {name: 'kill_dax', cursor}});
  check('a cursor of another question', other.isError, JSON.stringify(other));
  const none = await client.callTool({name: 'refs', arguments: {name: 'kill_dax', cursor: 'x'}});
  check('a cursor that is none', none.isError && /cursor/.test(none.content[0].text));
}

async function errors(client) {
  const said = async (name, args) => {
    const got = await client.callTool({name, arguments: args});
    return got.isError ? got.content[0].text : '';
  };
  check('nearest names', /did you mean.*kill_dax/.test(await said('callers', {function: 'kil_dax'})));
  check('nearest revisions', /v1/.test(await said('callers', {function: 'kill_dax', rev: 'v11'})));
  check('what is missing', /function/.test(await said('callers', {})));
  check('what is too much', /nonsense/.test(await said('callers', {function: 'f', nonsense: 1})));
  check('a wrong type', /integer/.test(await said('callees', {function: 'f', depth: 'two'})));
  check('no option is smuggled in', (await said('callers', {function: '--help'})) !== '');
  check('a path that is not there', /drivers\/dax\/super\.c/.test(await said('show', {file: 'super.c'})));
  check('standard input is not read', /file/.test(await said('lint', {source: ['-']})));
  check('options are named as arguments',
    !/--/.test(await said('path', {from: 'kill_dax', to: 'kill_dax', max_hops: 0})));
  let unknown = '';
  try {
    const got = await client.callTool({name: 'nothing', arguments: {}});
    unknown = got.isError ? 'told' : '';
  } catch (e) {
    unknown = e.message;
  }
  check('an unknown tool', unknown !== '');
}

async function source(client) {
  const shown = await client.callTool({name: 'show', arguments: {name: 'kill_dax', rev: 'v1'}});
  const text = spawnSync('git', ['-C', repository, 'show', 'v1:drivers/dax/super.c'], {encoding: 'utf8'})
    .stdout;
  const lines = text.split('\n');
  const excerpt = shown.structuredContent.answer.excerpts.find(e => e.file === 'drivers/dax/super.c');
  check('show: the lines of the file',
    excerpt.lines.every(l => lines[l.line - 1] === l.text) && excerpt.lines.at(-1).text === '}',
    JSON.stringify(excerpt));
  const templates = (await client.listResourceTemplates()).resourceTemplates;
  check('a template', templates[0]?.uriTemplate === 'ktrail://{rev}/{+path}', JSON.stringify(templates));
  const read = await client.readResource({uri: 'ktrail://v1/drivers/dax/super.c'});
  check('a file as a resource', read.contents[0].text === text);
  const revisions = await client.readResource({uri: 'ktrail://revisions'});
  check('revisions', revisions.contents[0].text.split('\n').includes('v1'), revisions.contents[0].text);
  const missing = await client.readResource({uri: 'ktrail://v1/none.c'}).then(() => '', e => e.message);
  check('a file that is not there', /none\.c/.test(missing), missing);
  const prompts = (await client.listPrompts()).prompts.map(p => p.name).sort();
  check('prompts', isDeepStrictEqual(prompts, ['explain_path', 'review_series']), prompts);
  const review = await client.getPrompt({name: 'review_series', arguments: {source: series, at: 'v2'}});
  const procedure = review.messages[0].content.text;
  check('a procedure', procedure.includes(`"source": ["${series}"], "at": "v2"}`)
    && !/\[(at|base)\]|\{[a-z]+\}/.test(procedure), procedure);
}

/** Each tool is described, and its schemas are such. */
async function described(client) {
  const {tools} = await client.listTools();
  const names = tools.map(t => t.name);
  const called = new Set([...CALLS.map(c => c[0]), 'show', 'grep', 'struct']);
  check('each tool is called here', names.every(n => called.has(n)), names);
  for (const tool of tools) {
    const ajv = new Ajv({strict: false});
    check(`${tool.name}: described`, tool.description.length > 60 && tool.title
      && tool.annotations.readOnlyHint && !tool.annotations.destructiveHint
      && tool.outputSchema.type === 'object'
      && Object.values(tool.inputSchema.properties).every(p => p.description));
    check(`${tool.name}: schemas`, ajv.validateSchema(tool.inputSchema) && ajv.compile(tool.outputSchema));
  }
}

/** A call that is long is told about, and ends when nobody waits. */
async function longCalls(client) {
  let told = 0;
  let last = -1;
  let grows = true;
  const slow = {name: 'invariants', arguments: {rules: 'kernel-general', in: ['fs/xfs/']}};
  const stop = new AbortController();
  const begun = Date.now();
  const over = client.callTool(slow, undefined, {
    ...LONG,
    signal: stop.signal,
    onprogress: p => {
      told++;
      grows = grows && p.progress > last;
      last = p.progress;
      if (told === 2) stop.abort('enough');
    },
  }).then(() => 'answered', e => e.message);
  const outcome = await over;
  check('progress is told', told >= 2 && grows, `${told}`);
  check('a call can be ended', /enough/.test(outcome), outcome);
  const quick = await client.callTool({name: 'callers', arguments: {function: 'kill_dax'}}, undefined, LONG);
  check('others go on', !quick.isError, `${Date.now() - begun}`);
}

function connectStdio(args = []) {
  const transport = new StdioClientTransport({
    command: ktrail, args: ['-C', repository, 'mcp', ...args], env: process.env, stderr: 'pipe',
  });
  let said = '';
  transport.stderr?.on('data', d => { said += d; });
  return {transport, said: () => said};
}

async function stdio() {
  const {transport, said} = connectStdio();
  const client = new Client({name: 'drive', version: '1'});
  const problems = [];
  client.onerror = e => problems.push(e.message);
  await client.connect(transport);
  check('instructions', /ktrail/.test(client.getInstructions()));
  await described(client);
  await everyTool(client, 'stdio');
  await paging(client);
  await errors(client);
  await source(client);
  const before = problems.length;
  check('nothing but messages on standard output', before === 0, problems);
  await longCalls(client);
  await client.close();
  check('standard error is quiet', said().split('\n').filter(Boolean)
    .every(l => l.startsWith('ktrail: ')), said());
}

/** What is written to a server at once is answered before it ends. */
function piped() {
  const messages = [
    {jsonrpc: '2.0', id: 1, method: 'initialize', params: {
      protocolVersion: '2025-06-18', capabilities: {}, clientInfo: {name: 'p', version: '1'}}},
    {jsonrpc: '2.0', method: 'notifications/initialized'},
    {jsonrpc: '2.0', id: 2, method: 'tools/call', params: {
      name: 'callers', arguments: {function: 'kill_dax'}}},
  ];
  const run = spawnSync(ktrail, ['-C', repository, 'mcp'], {
    input: messages.map(m => JSON.stringify(m)).join('\n') + '\nno message\n', encoding: 'utf8',
  });
  const lines = run.stdout.trim().split('\n').map(l => JSON.parse(l));
  check('piped: answered before the end', lines.some(l => l.id === 2 && l.result), run.stdout);
  check('piped: a line that is no message', lines.some(l => l.error?.code === -32700), run.stdout);
  check('piped: exit code', run.status === 0, run.status);
}

function inspector(words) {
  const run = spawnSync('node', ['node_modules/@modelcontextprotocol/inspector-cli/build/index.js', ...words], {
    encoding: 'utf8', maxBuffer: 1 << 26,
  });
  try {
    return JSON.parse(run.stdout);
  } catch {
    return {failed: run.stdout + run.stderr};
  }
}

function inspect(how, target, options) {
  const listed = inspector([...target, ...options, '--method', 'tools/list']);
  check(`inspector, ${how}: tools`, listed.tools?.some(t => t.name === 'path'), JSON.stringify(listed));
  const called = inspector([...target, ...options, '--method', 'tools/call', '--tool-name', 'callers',
    '--tool-arg', 'function=kill_dax']);
  check(`inspector, ${how}: a call`, isDeepStrictEqual(called.structuredContent?.answer,
    wanted(['callers', 'kill_dax'])), JSON.stringify(called));
}

async function http() {
  const server = spawn(ktrail, ['-C', repository, 'mcp', '--http', '0'], {stdio: ['ignore', 'pipe', 'pipe']});
  try {
    const [, url, file] = await new Promise((found, lost) => {
      let said = '';
      server.stderr.on('data', d => {
        said += d;
        const match = /listens at (\S+), token in (\S+)\n/.exec(said);
        if (match) found(match);
      });
      server.on('exit', () => lost(new Error(said)));
    });
    check('http: only the user can read the token', (statSync(file).mode & 0o77) === 0);
    const token = readFileSync(file, 'utf8').trim();
    const headers = {Authorization: `Bearer ${token}`};
    const client = new Client({name: 'drive', version: '1'});
    await client.connect(new StreamableHTTPClientTransport(new URL(url), {requestInit: {headers}}));
    await everyTool(client, 'http');
    await longCalls(client);
    await client.close();
    inspect('http', [url], ['--transport', 'http', '--header', `Authorization: Bearer ${token}`]);
    const post = more => fetch(url, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', ...more},
      body: JSON.stringify({jsonrpc: '2.0', id: 1, method: 'ping'}),
    }).then(r => r.status);
    check('http: no token', (await post({})) === 401);
    check('http: a wrong token', (await post({Authorization: 'Bearer x'})) === 401);
    check('http: a page of another site', (await post({...headers, Origin: 'http://evil.example'})) === 403);
    const host = spawnSync('curl', ['-s', '-o', '/dev/null', '-w', '%{http_code}', '-H', 'Host: evil.example',
      '-H', `Authorization: Bearer ${token}`, '-X', 'POST', '-d', '{}', url], {encoding: 'utf8'});
    check('http: another name of the host', host.error || host.stdout === '403', host.stdout);
    const bound = spawnSync('sh', ['-c', `ss -ltnp 2>/dev/null | grep ':${new URL(url).port} '`],
      {encoding: 'utf8'});
    check('http: loopback alone', bound.stdout === '' || /127\.0\.0\.1/.test(bound.stdout), bound.stdout);
  } finally {
    server.kill();
  }
}

cli('callers', 'kill_dax'); // what is indexed and linked by now is not told twice
await stdio();
piped();
inspect('stdio', [ktrail, '-C', repository, 'mcp'], []);
await http();
console.log(`passed ${passed} failed ${failed}`);
process.exit(failed ? 1 : 0);
