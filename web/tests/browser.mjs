// The page in a real browser: node browser.mjs DRAMATIS DATABASE [FOLDER FOR SCREENSHOTS [PART OF A TEST'S NAME]].
// Starts the program on a free port and Debian's Chromium beside it, and does what a reader does. Exits with 77
// (skipped) where Chromium or the packages of web/package-lock.json are not at hand.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [program, database, screenshots, wanted = ''] = process.argv.slice(2);
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const skip = (reason) => {
  console.log(`skipped: ${reason}`);
  process.exit(77);
};
if (!browserPath) skip('no Chromium is installed');
const require = createRequire(import.meta.url);
let chromium, axe;
try {
  ({ chromium } = require('playwright-core'));
  axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
} catch {
  skip('the packages are not installed: npm ci in web/');
}

const server = spawn(program, ['serve', '--db', database, '--port', '0'], { stdio: ['ignore', 'inherit', 'pipe'] });
const address = await new Promise((resolve, reject) => {
  let text = '';
  server.stderr.on('data', (bytes) => {
    text += bytes;
    const found = /at (http:\S+)/.exec(text);
    if (found) resolve(found[1]);
  });
  server.on('exit', (status) => reject(new Error(`dramatis serve ended with ${status}: ${text}`)));
});

const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'] });
let failed = 0;
const problems = []; // that the browser reports: scripts' errors, breaches of the content security policy

async function newPage(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000); // busy machines take their time
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  return page;
}

async function test(name, run) {
  if (!name.includes(wanted)) return;
  try {
    await run();
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}: ${error.message}`);
  }
}

const shot = async (page, name) => {
  if (!screenshots) return;
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: `${screenshots}/${name}.png` });
};

// No serious finding of axe-core, in the rules of WCAG 2.2 A and AA and its best practices.
async function checkAccess(page) {
  await page.evaluate(`(() => { const module = undefined, exports = undefined; ${axe} })()`);
  const { violations } = await page.evaluate(() => window.axe.run());
  const serious = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical');
  assert.deepEqual(serious.map((one) => `${one.id}: ${one.nodes[0].html}`), []);
}

// Until nothing more is read or drawn: the picture is fitted anew when the timeline takes its place below it.
async function settled(page) {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(800);
}

async function chooseIsrael(page) {
  await page.goto(address);
  await page.getByRole('combobox', { name: /actor/ }).pressSequentially('Isr', { delay: 30 });
  await page.getByRole('option', { name: /^Israel country/ }).click();
  await page.getByRole('heading', { name: 'Israel', exact: true }).waitFor();
}

const desktop = await newPage();

await test('the first view names the most mentioned actors within a second', async () => {
  const begin = performance.now();
  await desktop.goto(address);
  await desktop.getByRole('button', { name: 'United States' }).first().waitFor();
  console.log(`        ${Math.round(performance.now() - begin)} ms`);
  await desktop.waitForTimeout(600);
  await shot(desktop, 'desktop-first');
  await checkAccess(desktop);
});

await test('typing "Isr" suggests Israel, whose strongest relations are shown', async () => {
  await chooseIsrael(desktop);
  assert.match(desktop.url(), /actor=israel/);
  const lines = desktop.locator('#content .line');
  await lines.first().waitFor();
  assert.ok((await lines.count()) >= 3);
  await settled(desktop);
  await shot(desktop, 'desktop-israel');
  await checkAccess(desktop);
});

await test('a click on a line of the picture shows the sentence behind it', async () => {
  const spot = await desktop.evaluate(() => window.dramatis.spotOfStrongestLine());
  await desktop.mouse.click(spot.x, spot.y);
  await desktop.locator('#content blockquote').first().waitFor();
  assert.match(desktop.url(), /pair=/);
  assert.ok((await desktop.locator('#content blockquote').first().textContent()).length > 20);
  assert.match(await desktop.locator('#content .evidence .meta').first().textContent(), /\d{4}-\d\d-\d\d.*confidence/);
  await shot(desktop, 'desktop-sentence');
  await checkAccess(desktop);
});

await test('filtered by a year, all sentences are of that year, and back', async () => {
  await desktop.getByRole('button', { name: '2026', exact: true }).click();
  await desktop.waitForURL(/since=2026-01-01/);
  await desktop.waitForFunction(() => {
    const days = [...document.querySelectorAll('#content .evidence time')].map((day) => day.textContent);
    return days.length > 0 && days.every((day) => day.startsWith('2026'));
  });
  await shot(desktop, 'desktop-2026');
});

await test('a shared link opens the same view in a new tab', async () => {
  const other = await newPage();
  await other.goto(desktop.url());
  await other.locator('#content blockquote').first().waitFor();
  assert.equal(await other.locator('#content h2').textContent(), await desktop.locator('#content h2').textContent());
  assert.equal(await other.locator('#content blockquote').first().textContent(), await desktop.locator('#content blockquote').first().textContent());
  await other.context().close();
});

await test('a click on an actor adds its surroundings and moves nobody', async () => {
  await chooseIsrael(desktop);
  await settled(desktop);
  const before = await desktop.evaluate(() => window.dramatis.places());
  const spot = await desktop.evaluate(() => window.dramatis.spotOf('iran'));
  await desktop.mouse.click(spot.x, spot.y);
  await desktop.waitForURL(/actor=israel&actor=iran/);
  await settled(desktop);
  const after = await desktop.evaluate(() => window.dramatis.places());
  assert.ok(Object.keys(after).length > Object.keys(before).length);
  for (const [id, place] of Object.entries(before)) assert.deepEqual(after[id], place, id);
  await shot(desktop, 'desktop-grown');
  await desktop.goBack();
  await desktop.waitForFunction((count) => Object.keys(window.dramatis.places()).length === count, Object.keys(before).length);
});

await test('brushing the timeline narrows the period', async () => {
  await settled(desktop);
  const chart = await desktop.locator('.chart').boundingBox();
  await desktop.mouse.move(chart.x + chart.width * 0.8, chart.y + 20);
  await desktop.mouse.down();
  await desktop.mouse.move(chart.x + chart.width * 0.9, chart.y + 20, { steps: 4 });
  await desktop.mouse.up();
  await desktop.waitForURL(/since=\d{4}-\d\d-01&until=/);
  await desktop.getByRole('button', { name: 'All dates' }).click();
  await desktop.waitForURL((url) => !url.search.includes('since='));
});

await test('who said what about whom is listed, and filtered', async () => {
  await desktop.getByRole('button', { name: 'What was said about it' }).click();
  await desktop.locator('#content .evidence').first().waitFor();
  const all = await desktop.locator('#content .meta').first().textContent();
  await desktop.getByLabel('Stance').selectOption('critical');
  await desktop.waitForURL(/stance=critical/);
  await desktop.locator('#content .evidence').first().waitFor();
  assert.notEqual(await desktop.locator('#content .meta').first().textContent(), all);
  await shot(desktop, 'desktop-statements');
  await checkAccess(desktop);
});

await test('a question is asked, and answered with its sentences', async () => {
  await desktop.getByRole('combobox', { name: /actor/ }).fill('Who criticised Israel?');
  await desktop.getByRole('option', { name: /^Ask:/ }).click();
  await desktop.locator('#content .answer').waitFor();
  assert.match(await desktop.locator('#content').textContent(), /Understood as: .*Israel/);
  await desktop.locator('#content blockquote').first().waitFor();
  await shot(desktop, 'desktop-answer');
  await checkAccess(desktop);
});

await test('what is new is told since a day, against all before or as long a time', async () => {
  await chooseIsrael(desktop);
  await desktop.getByRole('tab', { name: 'New', exact: true }).click();
  await desktop.waitForURL(/tab=new/);
  await desktop.getByRole('heading', { name: 'What is new about Israel' }).waitFor();
  await desktop.getByRole('heading', { name: /^(Told for the first time|Nothing new)/ }).waitFor();
  await desktop.getByLabel('New since').fill('2026-01-01');
  await desktop.getByLabel('New since').press('Enter');
  await desktop.waitForURL(/since=2026-01-01/);
  await desktop.getByText(/2026-01-01 – today, compared with all – 2025-12-31/).waitFor();
  await desktop.getByLabel('Compared with').selectOption('same');
  await desktop.waitForURL(/before=same/);
  await desktop.getByText(/compared with \d{4}-\d\d-\d\d – 2025-12-31/).waitFor();
  await settled(desktop);
  await shot(desktop, 'desktop-new');
  await checkAccess(desktop);
  await desktop.getByRole('button', { name: 'All dates' }).click();
});

await test('what one tells and another denies is shown side by side, and between two', async () => {
  await chooseIsrael(desktop);
  await desktop.getByRole('tab', { name: 'Disputed' }).click();
  const dispute = desktop.locator('#content .dispute').first();
  await dispute.waitFor();
  assert.match(await dispute.locator('.told .label').textContent(), /^Told by \d+ report/);
  assert.match(await dispute.locator('.denied .predicate').textContent(), /not: /);
  assert.ok((await dispute.locator('.denied blockquote').textContent()).length > 20);
  const all = await desktop.locator('#content .dispute').count();
  await shot(desktop, 'desktop-disputed');
  await checkAccess(desktop);
  await desktop.getByLabel('With', { exact: true }).fill('Hamas');
  await desktop.getByLabel('With', { exact: true }).press('Enter');
  await desktop.getByRole('heading', { name: 'What is disputed between Israel and Hamas' }).waitFor();
  await dispute.waitFor();
  assert.ok((await desktop.locator('#content .dispute').count()) < all);
});

await test('the way from one to another is shown step by step, and in the picture', async () => {
  await chooseIsrael(desktop);
  await desktop.getByRole('tab', { name: 'Path' }).click();
  await desktop.locator('#content').getByLabel('To', { exact: true }).fill('Oman');
  await desktop.locator('#content').getByLabel('To', { exact: true }).press('Enter');
  await desktop.getByRole('heading', { name: 'From Israel to Oman' }).waitFor();
  assert.equal(await desktop.locator('#content .chain > li').count(), 2);
  assert.match(await desktop.locator('#content').textContent(), /2 steps: Israel – Iran – Oman/);
  await desktop.getByRole('button', { name: 'Show these in the picture' }).click();
  await desktop.waitForFunction(() => 'oman' in window.dramatis.places());
  await settled(desktop);
  await shot(desktop, 'desktop-path');
  await checkAccess(desktop);
  const other = await newPage();
  await other.goto(desktop.url());
  await other.getByRole('heading', { name: 'From Israel to Oman' }).waitFor();
  await other.context().close();
});

await test('the tabs are gone through by the arrow keys', async () => {
  await chooseIsrael(desktop);
  await desktop.getByRole('tab', { name: 'Relations' }).focus();
  for (const name of ['Who said what', 'New', 'Disputed', 'Path']) {
    await desktop.keyboard.press('ArrowRight');
    await desktop.locator('[role=tab][aria-selected=true]', { hasText: name }).waitFor();
    assert.equal(await desktop.evaluate(() => document.activeElement.textContent), name);
  }
});

await test('words are searched for in the sentences', async () => {
  await desktop.getByRole('combobox', { name: /actor/ }).fill('ceasefire');
  await desktop.getByRole('option', { name: /Sentences with/ }).click();
  await desktop.locator('#content blockquote').first().waitFor();
  assert.match((await desktop.locator('#content blockquote').first().textContent()).toLowerCase(), /ceasefire/);
});

await test('what is seen is exported: as GraphML, and as a picture', async () => {
  for (const [entry, name, begins] of [['GraphML', 'dramatis.graphml', '<?xml'], ['Picture (PNG)', 'dramatis.png', '\u0089PNG']]) {
    await desktop.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([desktop.waitForEvent('download'), desktop.getByRole('button', { name: entry, exact: true }).click()]);
    assert.equal(download.suggestedFilename(), name);
    assert.ok(readFileSync(await download.path(), 'latin1').startsWith(begins), name);
  }
});

await test('the keyboard alone goes from search to sentence', async () => {
  await desktop.goto(address);
  await desktop.keyboard.press('/');
  await desktop.keyboard.type('Isr', { delay: 30 });
  await desktop.getByRole('option').first().waitFor();
  await desktop.keyboard.press('Enter');
  await desktop.getByRole('heading', { name: 'Israel', exact: true }).waitFor();
  await desktop.locator('#canvas').focus();
  await desktop.keyboard.press('ArrowDown');
  await desktop.locator('#content blockquote').first().waitFor();
});

await test('dark colours are legible, too', async () => {
  const dark = await newPage({ colorScheme: 'dark' });
  await chooseIsrael(dark);
  await dark.locator('#content .line').first().click();
  await dark.locator('#content blockquote').first().waitFor();
  await dark.waitForTimeout(500);
  await shot(dark, 'desktop-dark');
  await checkAccess(dark);
  await dark.context().close();
});

await test('a phone shows picture and sentences without scrolling sideways', async () => {
  const phone = await newPage({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true });
  await chooseIsrael(phone);
  await phone.waitForTimeout(600);
  await shot(phone, 'phone-israel');
  await phone.locator('#content .line').first().tap();
  await phone.locator('#content blockquote').first().waitFor();
  await phone.locator('#content').scrollIntoViewIfNeeded();
  await shot(phone, 'phone-sentence');
  const fits = async () => {
    const width = await phone.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 390, `${width} px wide`);
    await checkAccess(phone);
  };
  await fits();
  await chooseIsrael(phone);
  for (const [name, part] of [['New', '#content section h3'], ['Disputed', '.dispute'], ['Path', '.chain li']]) {
    await phone.getByRole('tab', { name, exact: true }).tap();
    if (name === 'Path') {
      await phone.locator('#content').getByLabel('To', { exact: true }).fill('Oman');
      await phone.locator('#content').getByLabel('To', { exact: true }).press('Enter');
    }
    await phone.locator(part).first().waitFor();
    await phone.locator('#tabs').scrollIntoViewIfNeeded();
    await phone.evaluate(() => document.getElementById('tabs').scrollIntoView());
    await shot(phone, `phone-${name.toLowerCase()}`);
    await fits();
  }
  await phone.context().close();
});

await test('the browser had nothing to complain about', async () => assert.deepEqual(problems, []));

await browser.close();
server.removeAllListeners('exit');
const ended = new Promise((resolve) => server.on('exit', resolve));
server.kill('SIGTERM');
await test('the server stops when told to', async () => assert.equal(await ended, 0));
process.exit(failed ? 1 : 0);
