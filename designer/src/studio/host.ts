import './host.css';
import { readShellMessage, seal, type FrameMessage } from '../core/frame-messages';
import type { Language } from '../core/language';
import { parseStudioPath, sameView, shellPath, studioPath, type StudioView } from '../core/studio-routes';
import { cover } from './cover';
import { currentLanguage, setBlazorCulture } from './language';
import { loadMonacoOnFirstUse } from './monaco';
import { startOverlay } from './overlay';

const inFrame = window.parent !== window;
let language: Language = currentLanguage();
let mounted: { view: StudioView; element: HTMLElement } | null = null;

setBlazorCulture(language);
document.documentElement.lang = language;
watchHistory();
watchApi();
const overlay = startOverlay(language);

window.addEventListener('message', (event) => {
  if (event.origin !== location.origin) return;
  const message = readShellMessage(event.data);
  if (message) switchLanguage(message.language);
});

document.addEventListener('DOMContentLoaded', () => {
  loadMonacoOnFirstUse(language);
  const view = parseStudioPath(location.pathname) ?? { kind: 'definitions' };
  mount(view);
});

function tellShell(message: FrameMessage): void {
  if (inFrame) window.parent.postMessage(seal(message), location.origin);
}

/** Lists hold nothing unsaved, so they load again with Blazor's own texts in the new language; the editor stays open. */
function switchLanguage(next: Language): void {
  if (next === language) return;
  language = next;
  setBlazorCulture(next);
  document.documentElement.lang = next;
  if (mounted?.view.kind === 'definitions' || mounted?.view.kind === 'instances') location.reload();
  else overlay.setLanguage(next);
}

function mount(view: StudioView): void {
  const place = document.getElementById('studio-mount');
  if (!place) return;
  const element = createElement(view);
  element.setAttribute('remote-endpoint', `${location.origin}/elsa/api`);
  place.replaceChildren(element);
  mounted = { view, element };
  cover.showUntilReady(element, language, () => tellShell({ type: 'ready' }));
}

function createElement(view: StudioView): HTMLElement {
  switch (view.kind) {
    case 'definitions': {
      const list = document.createElement('elsa-workflow-definition-list');
      return Object.assign(list, { editWorkflowDefinition: (id: string) => go({ kind: 'definition', id }) });
    }
    case 'definition': {
      const editor = document.createElement('elsa-workflow-definition-editor');
      editor.setAttribute('definition-id', view.id);
      return editor;
    }
    case 'instances': {
      const list = document.createElement('elsa-workflow-instance-list');
      return Object.assign(list, { viewWorkflowInstance: (id: string) => go({ kind: 'instance', id }) });
    }
    case 'instance': {
      const viewer = document.createElement('elsa-workflow-instance-viewer');
      viewer.setAttribute('instance-id', view.id);
      return Object.assign(viewer, { editWorkflowDefinition: (id: string) => go({ kind: 'definition', id }) });
    }
  }
}

/** In the shell every change of view is the shell's; alone, the page simply loads the other address. */
function go(view: StudioView): void {
  if (mounted && sameView(mounted.view, view)) return;
  if (inFrame) tellShell({ type: 'navigate', path: shellPath(view) });
  else location.assign(studioPath(view));
}

/**
 * The Studio navigates with the history API only and has no router in this host. Addresses of other views become
 * navigation; changes of the query (the lists' paging) replace the entry, so that Back stays the shell's.
 */
function watchHistory(): void {
  const replace = history.replaceState.bind(history);
  const wrapped = (data: unknown, unused: string, url?: string | URL | null) => {
    if (url === undefined || url === null) return replace(data, unused);
    const target = new URL(url, document.baseURI);
    const view = parseStudioPath(target.pathname);
    const current = mounted?.view;
    if (view && current && !sameView(view, current)) return go(view);
    if (target.origin === location.origin && target.pathname === location.pathname) replace(data, unused, url);
  };
  history.pushState = wrapped;
  history.replaceState = wrapped;
  window.addEventListener('popstate', () => {
    const view = parseStudioPath(location.pathname);
    if (view && mounted && !sameView(view, mounted.view)) location.reload();
  });
}

/**
 * Every call of the Studio to our API names the language its texts are wanted in. A 401, on which the elements die
 * without a word, is told to the shell: it can ask for the password and load the frame again.
 */
function watchApi(): void {
  const original = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, document.baseURI);
    if (url.origin !== location.origin || !url.pathname.startsWith('/elsa/')) return original(input, init);
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    headers.set('Accept-Language', language);
    const response = await original(input, { ...init, headers });
    if (response.status === 401) tellShell({ type: 'signed-out' });
    return response;
  };
}
