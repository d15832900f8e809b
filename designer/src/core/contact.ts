/** What a contact can be at, in the order in which it passes through. */
export const contactStates = ['Ringing', 'InFlow', 'Queued', 'Talking', 'Ended'] as const;
export type ContactStateName = (typeof contactStates)[number];

export function isContactState(text: string): text is ContactStateName {
  return contactStates.some((name) => name === text);
}
