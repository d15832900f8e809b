import type { Language } from '../core/language';

const texts = {
  'zh-CN': {
    loading: '正在打开设计器…',
    slow: '首次打开需要下载设计器，之后会很快。',
    failed: '设计器出错了。已保存的内容没有丢失。',
    again: '重新打开',
  },
  'en-US': {
    loading: 'Opening the designer…',
    slow: 'The first visit downloads the designer; after that it opens quickly.',
    failed: 'The designer has stopped working. What was saved is safe.',
    again: 'Open it again',
  },
} as const;

/** What counts as "there is something to see": the elements render nothing at all until Blazor has started. */
const visibleContent = '.mud-table, .mud-paper, .rz-splitter, .mud-toolbar, .mud-alert';

const coverElement = () => document.getElementById('studio-cover');

function showUntilReady(element: HTMLElement, language: Language, ready: () => void): void {
  const box = coverElement();
  if (!box) return;
  const words = texts[language];
  box.className = 'loading';
  box.innerHTML = '';
  const bar = Object.assign(document.createElement('div'), { className: 'bar' });
  const line = document.createElement('p');
  line.textContent = words.loading;
  box.append(bar, line);
  const slow = window.setTimeout(() => (line.textContent = `${words.loading} ${words.slow}`), 4000);
  const observer = new MutationObserver(() => {
    if (!element.querySelector(visibleContent)) return;
    observer.disconnect();
    window.clearTimeout(slow);
    box.className = '';
    box.innerHTML = '';
    ready();
  });
  observer.observe(element, { childList: true, subtree: true });
  watchFailure(language, () => {
    observer.disconnect();
    window.clearTimeout(slow);
  });
}

/** Blazor announces an unhandled error by making its error box visible. */
function watchFailure(language: Language, stop: () => void): void {
  const errorBox = document.getElementById('blazor-error-ui');
  if (!errorBox) return;
  const observer = new MutationObserver(() => {
    if (errorBox.style.display !== 'block') return;
    observer.disconnect();
    stop();
    showFailure(language);
  });
  observer.observe(errorBox, { attributes: true, attributeFilter: ['style'] });
}

function showFailure(language: Language): void {
  const box = coverElement();
  if (!box) return;
  const words = texts[language];
  box.className = 'failed';
  box.innerHTML = '';
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: words.again });
  button.addEventListener('click', () => location.reload());
  box.append(Object.assign(document.createElement('p'), { textContent: words.failed }), button);
  box.setAttribute('role', 'alert');
}

export const cover = { showUntilReady, showFailure };
