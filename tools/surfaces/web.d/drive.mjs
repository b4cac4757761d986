// What a user does, by a real browser; argument: the address of the server, the repository, the browser, pictures.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [, , first, repo, program, pictures] = process.argv;
const origin = new URL(first).origin;
const UNKNOWN = 'dax-holder'; // a small repository has not all that it needs
// Of Linux 6.12: ktrail simulate kfifo --rev deb-6.12 --format json, some of its results.
const simulated = JSON.parse(readFileSync(new URL('simulated.json', import.meta.url)));
const verdicts = (told) => told.revisions.flatMap((v) => v.results)
  .map((r) => `${r.scenario}: ${[r.values.join(' or ') || r.verdict, ...(r.reason ? [r.reason] : [])].join(': ')}`);
const recorded = (page) => page.route(/\/v1\/work\?.*recorded/, (route) => route.fulfill({ json: simulated }));
let passed = 0;
let failed = 0;
function check(what, got, wanted = true) {
  if (JSON.stringify(got) === JSON.stringify(wanted)) passed++;
  else {
    failed++;
    console.log(`FAILED: ${what}\n  got    ${JSON.stringify(got)}\n  wanted ${JSON.stringify(wanted)}`);
  }
}
const ktrail = (...args) => {
  try {
    return JSON.parse(execFileSync(process.env.KTRAIL, ['-C', repo, ...args, '--format', 'json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 }));
  } catch (e) {
    return JSON.parse(e.stdout);
  }
};

const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const complaints = [];
const asked = new Set();
async function opened(options) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, acceptDownloads: true, ...options });
  context.on('request', (r) => { if (/^https?:/.test(r.url())) asked.add(new URL(r.url()).origin); });
  const page = await context.newPage();
  page.setDefaultTimeout(60000);
  page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) complaints.push(`${page.url()}: ${m.text()}`); });
  page.on('pageerror', (e) => complaints.push(`${page.url()}: ${e.message}`));
  await page.goto(first);
  await settled(page);
  return page;
}
const settled = async (page) => {
  await page.waitForFunction(() => { const m = document.getElementById('main'); return m && !m.hasAttribute('aria-busy') && m.textContent !== '…'; });
};
const shot = async (page, name) => { if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` }); };
const texts = (page, selector) => page.locator(selector).allTextContents();

try {
  const page = await opened({ colorScheme: 'light' });
  const commit = page.url().includes('/r/') ? '' : execFileSync('git', ['-C', repo, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();

  // Search by keyboard, with completion.
  await page.keyboard.press('/');
  await page.keyboard.type('kill_da', { delay: 20 });
  await page.waitForSelector('#found li');
  check('completion', (await texts(page, '#found li')).includes('kill_dax'));
  await page.fill('#q', 'kill_dax');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.rows a');
  await settled(page);
  const definitions = ktrail('def', 'kill_dax').definitions;
  const rows = await texts(page, '.rows li > a');
  check('definitions', rows, definitions.map((d) => `${d.file}:${d.line}`));

  // Source: the line is marked, the text is the file's.
  await page.locator('.rows li > a').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.line[aria-current]');
  const { file, line } = definitions[0];
  check('marked line', await page.locator('.line[aria-current]').getAttribute('id'), `L${line}`);
  check('permanent address', new URL(page.url()).pathname, `/r/${commit}/source`);
  const shown = (await texts(page, '.line .text')).join('\n');
  check('text of the file', shown, readFileSync(`${repo}/${file}`, 'utf8').replace(/\n$/, ''));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  check('arrows move', await page.locator('.line[aria-current]').getAttribute('id'), `L${line + 1}`);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await page.waitForSelector('#card:not([hidden])');
  check('card at a focused name', (await page.locator('#card').textContent()).includes(`${file}:${line}`));
  await shot(page, 'source-light');

  // Callers as a tree.
  await page.goto(`${origin}/r/HEAD/tree?way=callers&name=kill_dax`);
  await page.waitForSelector('[role=treeitem]');
  await settled(page);
  const callers = ktrail('callers', 'kill_dax');
  check('callers', await texts(page, '.tree > li > .row .function'), [...new Set(callers.direct.map((c) => c.caller.name))]);
  check('in the place of HEAD its commit', page.url().includes(commit));
  await page.keyboard.press('ArrowRight');
  await page.waitForSelector('.tree > li > ul > li');
  const above = ktrail('callers', `${callers.direct[0].caller.file}:${callers.direct[0].caller.name}`);
  check('callers of the first', await texts(page, '.tree > li:first-child > ul > li > .row .function'), [...new Set(above.direct.map((c) => c.caller.name))]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  check('folded by keyboard', await page.locator('.tree > li').first().getAttribute('aria-expanded'), 'false');
  await shot(page, 'tree-light');

  // A path, drawn; back by keyboard.
  await page.keyboard.press('/');
  await page.keyboard.type('kill_dax -> unmap_and_kill');
  await page.keyboard.press('Enter');
  await page.waitForSelector('figure svg .node');
  await settled(page);
  const path = ktrail('path', 'kill_dax', 'unmap_and_kill').paths[0];
  const names = [path.start.name, ...path.hops.map((h) => h.to.name)];
  check('hops in the drawing', (await page.$$eval('figure .node', (all) => all.map((n) => n.dataset.name))).sort(), [...names].sort());
  check('hops in words', (await texts(page, '.hops li strong')), names);
  const before = await page.locator('figure svg').getAttribute('viewBox');
  await page.locator('figure').focus();
  await page.keyboard.press('+');
  check('zoomed by keyboard', (await page.locator('figure svg').getAttribute('viewBox')) !== before);
  await page.keyboard.press('0');
  const saving = page.waitForEvent('download');
  await page.getByText('Save as SVG').click();
  const saved = readFileSync(await (await saving).path(), 'utf8');
  check('saved as on the command line', saved, execFileSync(process.env.KTRAIL, ['-C', repo, 'path', 'kill_dax', 'unmap_and_kill', '--rev', commit, '--format', 'svg'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  await shot(page, 'path-light');
  await page.goBack(); // keys of the browser's own, as Alt and Left, are not to be had without a window
  await page.waitForSelector('.tree');
  check('back', page.url().includes('/tree?'));

  // Forty boxes can be read.
  await page.goto(`${origin}/r/HEAD/path?from=hop_0&to=hop_39&hops=39&unlikely=1`);
  await page.waitForSelector('figure svg .node');
  await settled(page);
  check('forty boxes', await page.locator('figure .node').count(), 40);
  await shot(page, 'path-40');

  // Script stays text.
  await page.goto(`${origin}/r/HEAD/source?file=drivers%2Fhostile.c`);
  await page.waitForSelector('.line');
  await settled(page);
  check('script in a text', (await page.locator('#L1').textContent()).includes('<script>window.hurt = 1</script>'));
  await page.goto(`${origin}/r/HEAD/tree?way=callers&name=hop_0`);
  await page.waitForSelector('[role=treeitem]');
  await page.goto(`${origin}/r/HEAD/source?file=${encodeURIComponent('drivers/<script>/chain.c')}`);
  await page.waitForSelector('.line');
  check('script in a path', (await page.locator('h1').textContent()).includes('<script>'));
  await page.goto(`${origin}/r/HEAD/series`);
  await page.waitForSelector('.rows a');
  await settled(page);
  check('script in a subject', (await page.locator('main').textContent()).includes('<script>window.hurt = 1</script>'));
  await page.locator('.rows a').first().click();
  await page.waitForFunction(() => { const s = document.querySelector('main section'); return s && !s.textContent.includes('being looked for'); }, null, { timeout: 60000 });
  const label = new URL(page.url()).searchParams.get('at');
  const findings = ktrail('lint', 'v1..HEAD', '--at', label, '--base', 'v1').revisions.flatMap((r) => r.findings);
  check('findings', (await texts(page, 'main section li strong')).sort(), findings.map((f) => f.rule).sort());
  await shot(page, 'series-light');
  // Scenarios: those of the command line; what is below is made when it is opened, by keyboard too.
  await page.goto(`${origin}/r/HEAD/simulate`);
  await page.waitForSelector('.rows a');
  await settled(page);
  check('gallery', await texts(page, '.rows a'), ktrail('simulate', '--list').files.map((f) => f.name));
  await page.goto(`${origin}/r/HEAD/simulate?name=${UNKNOWN}`);
  await page.waitForSelector('h2');
  await settled(page);
  check('what is not known', await texts(page, 'h2'), verdicts(ktrail('simulate', UNKNOWN)));
  await recorded(page);
  await page.goto(`${origin}/r/HEAD/simulate?name=recorded`);
  await page.waitForSelector('summary');
  await settled(page);
  check('verdicts', await texts(page, 'h2'), verdicts(simulated));
  const ways = simulated.revisions.flatMap((r) => r.results).flatMap((r) => r.ways);
  check('ways, folded', await page.locator('details.fold:not([open])').count(), ways.length);
  check('nothing below is made', await page.locator('.below').count(), 0);
  await page.locator('summary').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.below');
  check('what happened on the first way', await page.locator('.below').first().locator('> *').count(), ways[0].trace.length);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('.below').length === 2);
  await shot(page, 'simulate-light');
  check('no script ran', await page.evaluate(() => window.hurt === undefined));

  // Dark, and as wide as a telephone.
  const dark = await opened({ colorScheme: 'dark', viewport: { width: 390, height: 780 } });
  await recorded(dark);
  for (const [at, selector, name] of [['source?file=drivers/dax/super.c#L337', '.line', 'source-phone'], ['tree?way=callers&name=kill_dax', '.tree', 'tree-phone'],
    ['path?from=kill_dax&to=unmap_and_kill', 'figure svg .node', 'path-phone'], ['simulate?name=recorded', 'details', 'simulate-phone'],
    ['series', '.rows a', 'series-phone'], ['start', '.files', 'start-phone']]) {
    await dark.goto(`${origin}/r/HEAD/${at}`);
    await dark.waitForSelector(selector);
    await settled(dark);
    check(`${name} is no wider than the screen`, await dark.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await shot(dark, name);
  }
  check('dark', await dark.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(22, 24, 26)');

  check('complaints of the browser', complaints, []);
  check('nothing from elsewhere', [...asked], [origin]);
  const html = await (await page.request.get(`${origin}/`)).headers();
  check('policy', html['content-security-policy']?.startsWith("default-src 'self'"));
} catch (e) {
  failed++;
  console.log(`FAILED: ${e.message}`);
} finally {
  await browser.close();
}
console.log(`passed ${passed} failed ${failed}`);
process.exit(failed ? 1 : 0);
