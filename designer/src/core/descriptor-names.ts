interface Named {
  readonly name?: string | null;
  readonly displayName?: string | null;
}

interface Descriptor {
  readonly inputs?: readonly Named[] | null;
  readonly outputs?: readonly Named[] | null;
}

/**
 * The Studio shows inputs and outputs by their technical names in some places. This gives the names people see for
 * them elsewhere; a name that is shown differently by different activities is given by the first of them.
 */
export function namesFromDescriptors(answer: unknown): Map<string, string> {
  const names = new Map<string, string>();
  for (const descriptor of itemsOf(answer)) {
    for (const { name, displayName } of [...(descriptor.inputs ?? []), ...(descriptor.outputs ?? [])]) {
      if (name && displayName && !names.has(name)) names.set(name, displayName);
    }
  }
  return names;
}

function itemsOf(answer: unknown): readonly Descriptor[] {
  const items = typeof answer === 'object' && answer !== null ? (answer as { items?: unknown }).items : null;
  return Array.isArray(items) ? items.filter((item): item is Descriptor => typeof item === 'object' && item !== null) : [];
}
