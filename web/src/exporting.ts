// What is seen, as a file.
import { getFile } from './api';
import { announce, byId, h, notify } from './dom';
import type { Model } from './model';
import type { Picture } from './picture';
import type { View } from './view';

const kFormats: [string, string, string][] = [
  ['graphml', 'GraphML', 'dramatis.graphml'],
  ['gexf', 'GEXF for Gephi', 'dramatis.gexf'],
  ['json', 'JSON', 'dramatis.json'],
  ['csv-nodes', 'CSV of the actors', 'dramatis-nodes.csv'],
  ['csv-edges', 'CSV of the relations', 'dramatis-edges.csv'],
];

function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  h('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  announce(`Saved ${name}`);
}

export function setUpExport(picture: Picture, seen: () => { view: View; model: Model }): void {
  const button = byId('export'), menu = byId('export-menu');
  const open = (shown: boolean) => {
    menu.hidden = !shown;
    button.setAttribute('aria-expanded', String(shown));
  };
  const item = (text: string, make: () => Promise<[Blob, string]>) =>
    h('li', {}, h('button', {
      type: 'button',
      click: () => {
        open(false);
        make().then(([blob, name]) => save(blob, name), (error: Error) => notify(error.message));
      },
    }, text));
  menu.append(
    item('Picture (PNG)', async () => [await picture.png(), 'dramatis.png']),
    ...kFormats.map(([format, text, name]) => item(text, async () => {
      const { view, model } = seen();
      const actor = [...model.actors.keys()].slice(0, 500);
      return [await getFile('export', { format, actor, since: view.since, until: view.until, kinds: view.roles ? 'both' : 'relations' }), name];
    })),
  );
  button.addEventListener('click', () => open(menu.hidden !== false));
  document.addEventListener('click', (event) => {
    if (!(event.target as Element).closest('.menu')) open(false);
  });
  menu.parentElement!.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    open(false);
    button.focus();
  });
}
