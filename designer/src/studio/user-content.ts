/** Places whose texts were written by people or come from the server; the overlay never changes and never lists them. */
const contentPlaces = [
  '.x6-graph',
  '.monaco-editor',
  'input',
  'textarea',
  '[contenteditable="true"]',
  'script',
  'style',
  'pre',
  'code',
  '.mud-breadcrumbs',
  // What stands before a field's value is the server's, such as the address an endpoint's path is below.
  '.mud-input-adornment-text',
  // The palette: categories and activities as the server names them.
  '.mud-expand-panel-text',
  '.mud-expand-panel .mud-paper-outlined',
  // The activity's own name in the journal; what happened to it stands below.
  '.mud-timeline-item-content > .mud-typography-body2',
].join(',');

/** Outcomes that the Studio draws by itself, whatever the server calls them; all others are named by people or by the server. */
const ownPorts = new Set([
  'Done',
  'Default',
  'NoInput',
  'NoMatch',
  'Overdue',
  'Unmatched status code',
  'Failed to connect',
  'Timeout',
  'Request too large',
  'File too large',
  'Invalid file extension',
  'Invalid file MIME type',
]);

/** Texts of the Studio inside tables that otherwise hold people's content. */
const studioInTables = '.mud-chip, button, .mud-table-empty-row, .mud-menu, thead, tfoot, .mud-alert';

/** Rows of name and value whose value is one of the Studio's own words. */
const rowsWithWords = new Set(['Status', 'Sub status', 'Readonly', 'Incident Strategy', 'Activation strategy', 'Commit Strategy', 'Usable as activity']);

/** Columns of other tables that hold the Studio's own words. */
const columnsOfWords = new Set(['Status', 'Sub status', 'Storage']);

/** Headings of tables whose names are people's too: inputs, outputs and variables by name. */
const headingsOfNames = new Set(['Input', 'Inputs', 'Output', 'Outputs', 'Variables', 'State', 'Internal State', 'Payload']);

/** Selections between the Studio's own words; all others choose between things that people named. */
const selectsOfWords = new Set([
  'Incident handling strategy',
  'Activation strategy',
  'Log Persistence Strategy',
  'Commit Strategy',
  'Resilience Strategy',
  'Merge Mode',
  'Has Incidents',
  'Status',
  'Sub status',
  'Column',
  'Operator',
  'UI Hint',
  'Strategy',
  'Format',
  'Language',
]);

/** Tabs of the Studio that stand alone, or first for a moment. */
const lonelyTabs = new Set(['Activities', 'Journal', 'Properties', 'Details', 'Input', 'Activity']);

/** Gives the text an element had before the overlay translated it. */
export type OriginalText = (element: Element | null) => string;

export function isUserContent(element: Element, original: OriginalText): boolean {
  return (
    (element.closest(contentPlaces) !== null && !isOwnInGraph(element, original)) ||
    isTableContent(element, original) ||
    isOwnChip(element) ||
    isNameTab(element, original) ||
    isChosenContent(element, original)
  );
}

/** Attributes of fields are the Studio's (a placeholder) even where the field's value is a person's. */
export function hasUserAttributes(element: Element, original: OriginalText): boolean {
  return element.closest('.x6-graph, .monaco-editor, .mud-expand-panel') !== null || isTableContent(element, original);
}

/** On the drawing board nearly everything is named by people; the Studio's are some ports, and below a state's name what it is. */
function isOwnInGraph(element: Element, original: OriginalText): boolean {
  const label = element.closest('.x6-port-label');
  return label !== null ? ownPorts.has(original(label)) : element.closest('[data-shape="elsa-state-machine-state"] > text:nth-of-type(2)') !== null;
}

function isTableContent(element: Element, original: OriginalText): boolean {
  const cell = element.closest('td');
  const row = cell?.closest('tr');
  if (!cell || !row || element.closest(studioInTables)) return false;
  if (columnsOfWords.has(columnOf(cell, original))) return false;
  if (!row.classList.contains('hover-row')) return cell.closest('tbody') !== null && !isEmptyRow(row);
  const first = row.querySelector('td');
  if (cell === first) return headingsOfNames.has(headingOf(row, original));
  return !rowsWithWords.has(original(first));
}

/** The heading of a cell's column. */
function columnOf(cell: HTMLTableCellElement, original: OriginalText): string {
  const heading = cell.closest('table')?.querySelector('thead tr')?.children[cell.cellIndex];
  return heading ? original(heading) : '';
}

/** Outside tables a chip holds what a person entered: an outcome, a list's entry. */
const isOwnChip = (element: Element): boolean => element.closest('.mud-chip') !== null && element.closest('td') === null;

const isEmptyRow = (row: Element): boolean => row.querySelector('.mud-table-empty-row') !== null;

/** The heading stands beside the table, at most a few levels up. */
function headingOf(row: Element, original: OriginalText): string {
  let place: Element | null = row.closest('table');
  for (let level = 0; level < 4 && place; level += 1, place = place.parentElement) {
    const heading = place.querySelector('.mud-typography-overline') ?? place.previousElementSibling?.querySelector('.mud-typography-overline');
    if (heading) return original(heading);
  }
  return '';
}

/**
 * The tab that is named after the open flow or run: the one before "Code View", or the only one. Tabs appear one by one,
 * so a tab that is still alone counts as named after something unless it is the palette's.
 */
function isNameTab(element: Element, original: OriginalText): boolean {
  const tab = element.closest('.mud-tab');
  const list = tab?.closest('[role="tablist"]');
  if (!tab || !list) return false;
  const tabs = [...list.querySelectorAll('.mud-tab')];
  if (tabs[0] !== tab) return false;
  if (tabs.length === 1) return !lonelyTabs.has(original(tab));
  return original(tabs[1] ?? null) === 'Code View';
}

/** The chosen value of a selection and the values to choose from. */
function isChosenContent(element: Element, original: OriginalText): boolean {
  const slot = element.closest('div.mud-input-slot');
  // A field around a check box is built like a selection but holds the Studio's own text.
  if (slot?.closest('.mud-select, .mud-select-extended')) return !choosesWords(slot.closest('.mud-input-control'), original);
  const item = element.closest('.mud-list-item, .mud-list-item-extended');
  if (!item || item.classList.contains('mud-menu-item')) return false;
  const popover = item.closest('[id^="popovercontent-"]');
  const anchor = popover ? document.getElementById(popover.id.replace('popovercontent-', 'popover-')) : item;
  const control = anchor?.closest('.mud-input-control') ?? null;
  return control !== null && !choosesWords(control, original);
}

/** A selection without a name of its own is a small one in a tool bar or a filter row: always the Studio's words. */
function choosesWords(control: Element | null, original: OriginalText): boolean {
  const label = control?.querySelector('label.mud-input-label') ?? null;
  return label === null || selectsOfWords.has(original(label));
}
