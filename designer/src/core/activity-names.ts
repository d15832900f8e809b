import { shortType } from './flowchart';

/** The part of an activity's descriptor that names it. */
export interface ActivityDescriptor {
  readonly typeName: string;
  readonly displayName?: string | null;
  readonly ports?: readonly { readonly name: string; readonly displayName?: string | null }[] | null;
}

export interface ActivityNames {
  /** The type's name for people; its own name when nobody gave it one. */
  typeName(type: string): string;
  /** The outcome's name for people. What a person wrote, such as a menu's choices, stays as it is. */
  outcomeName(type: string, outcome: string): string;
}

/**
 * Names come from the descriptors. The catalogue's outcomes that no descriptor names (those of activities whose
 * outcomes are drawn from their inputs) come from `known`.
 */
export function namesOfActivities(descriptors: readonly ActivityDescriptor[], known: (outcome: string) => string | null): ActivityNames {
  const types = new Map(descriptors.map((descriptor) => [descriptor.typeName, descriptor]));
  const fromDescriptor = (type: string, outcome: string): string | null => {
    const port = types.get(type)?.ports?.find((entry) => entry.name === outcome);
    return port?.displayName && port.displayName !== outcome ? port.displayName : null;
  };
  return {
    typeName: (type) => types.get(type)?.displayName || shortType(type),
    outcomeName: (type, outcome) => fromDescriptor(type, outcome) ?? (/^(CallCenter|Elsa)\./.test(type) ? known(outcome) : null) ?? outcome,
  };
}
