import type { Dictionary } from '../../core/translate';
import designers from './designers.json';
import fields from './fields.json';
import journal from './journal.json';
import pages from './pages.json';
import patterns from './patterns.json';
import same from './same.json';

/** The Studio's English texts and their Chinese, by where they are found. */
export const studioTexts: Dictionary = { texts: { ...pages, ...fields, ...designers, ...journal }, patterns, same };
