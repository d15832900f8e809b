import './host.css';
import { namesFromDescriptors } from '../core/descriptor-names';
import { readShellMessage, seal, type FrameMessage } from '../core/frame-messages';
import type { Language } from '../core/language';
import { careFor, reasonsOf } from '../core/refusals';
import { parseStudioPath, sameView, shellPath, studioPath, type StudioView } from '../core/studio-routes';
import { cover } from './cover';
import { currentLanguage, setBlazorCulture } from './language';
import { loadMonaco, loadMonacoOnFirstUse } from './monaco';
import { startOverlay } from './overlay';
import { selectNode } from './select';

const inFrame = window.parent !== window;
let language: Language = currentLanguage();
let mounted: StudioView | null = null;

setBlazorCulture(language);
document.documentElement.lang = language;
watchHistory();
watchApi();
const overlay = startOverlay(language);

window.addEventListener('message', (event) => {
  if (event.origin !== location.origin) return;
  const message = readShellMessage(event.data);
  if (message?.type === 'language') switchLanguage(message.language);
  else if (message) selectNode(message.activityId);
});

document.addEventListener('DOMContentLoaded', () => {
  const view = parseStudioPath(location.pathname) ?? { kind: 'definitions' };
  mount(view).catch(() => cover.showFailure(language));
});

function tellShell(message: FrameMessage): void {
  if (inFrame) window.parent.postMessage(seal(message), location.origin);
}

/** Only the editor can hold something unsaved and stays open; the others load again, with the server's texts in the new language. */
function switchLanguage(next: Language): void {
  if (next === language) return;
  language = next;
  setBlazorCulture(next);
  document.documentElement.lang = next;
  if (mounted?.kind === 'definition') overlay.setLanguage(next);
  else location.reload();
}

const tags = {
  definitions: 'elsa-workflow-definition-list',
  definition: 'elsa-workflow-definition-editor',
  instances: 'elsa-workflow-instance-list',
  instance: 'elsa-workflow-instance-viewer',
} as const satisfies Record<StudioView['kind'], string>;

/** Waits until Blazor has defined the element: callbacks set on one that is not yet defined would never be heard. */
async function mount(view: StudioView): Promise<void> {
  const place = document.getElementById('studio-mount');
  if (!place) return;
  cover.showUntilReady(place, language, () => tellShell({ type: 'ready' }));
  await Promise.all([customElements.whenDefined(tags[view.kind]), prepareMonaco(view)]);
  const element = createElement(view);
  element.setAttribute('remote-endpoint', `${location.origin}/elsa/api`);
  mounted = view;
  place.replaceChildren(element);
}

async function prepareMonaco(view: StudioView): Promise<void> {
  if (view.kind === 'definition' || view.kind === 'instance') await loadMonaco(language);
  else loadMonacoOnFirstUse(language);
}

function createElement(view: StudioView): HTMLElement {
  const element = document.createElement(tags[view.kind]);
  const editWorkflowDefinition = (id: string) => go({ kind: 'definition', id });
  switch (view.kind) {
    case 'definitions':
      return Object.assign(element, { editWorkflowDefinition });
    case 'definition':
      element.setAttribute('definition-id', view.id);
      return element;
    case 'instances':
      return Object.assign(element, { viewWorkflowInstance: (id: string) => go({ kind: 'instance', id }) });
    case 'instance':
      element.setAttribute('instance-id', view.id);
      return Object.assign(element, { editWorkflowDefinition });
  }
}

/** In the shell every change of view is the shell's; alone, the page simply loads the other address. */
function go(view: StudioView): void {
  if (mounted && sameView(mounted, view)) return;
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
    if (view && mounted && !sameView(view, mounted)) return go(view);
    if (target.origin === location.origin && target.pathname === location.pathname) replace(data, unused, url);
  };
  history.pushState = wrapped;
  history.replaceState = wrapped;
  window.addEventListener('popstate', () => {
    const view = parseStudioPath(location.pathname);
    if (view && mounted && !sameView(view, mounted)) location.reload();
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
    if (response.status === 400) return refused(methodOf(input, init), url.pathname, response);
    if (url.pathname.includes('/bulk-actions/')) void tellReasons(response.clone());
    if (response.ok && url.pathname.endsWith('/descriptors/activities')) void learnNames(response.clone());
    return response;
  };
}

const methodOf = (input: RequestInfo | URL, init?: RequestInit) => init?.method ?? (input instanceof Request ? input.method : 'GET');

/** The shell says why; the Studio gets an answer that it survives. */
async function refused(method: string, path: string, response: Response): Promise<Response> {
  const care = careFor(method, path, mounted?.kind);
  if (care === 'pass') return response;
  await tellReasons(response);
  if (care === 'as-missing') return new Response(null, { status: 404 });
  location.reload();
  return new Promise(() => undefined);
}

async function tellReasons(response: Response): Promise<void> {
  const reasons = reasonsOf(await response.json().catch(() => null));
  if (reasons.length > 0) tellShell({ type: 'refused', reasons });
}

async function learnNames(response: Response): Promise<void> {
  const answer: unknown = await response.json().catch(() => null);
  overlay.learn(namesFromDescriptors(answer));
}
