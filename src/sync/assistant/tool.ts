import type { z } from 'zod';
import { HubError } from '../../hub/errors/hub-error.js';
import type { AssistantContext, ToolAnswer } from './context.js';

interface ToolFacts {
  readonly name: string;
  /** German, short: what a person would call it. */
  readonly title: string;
  /** German: what it does and when to take it, for the model that chooses. */
  readonly description: string;
  /** `reads` changes nothing anywhere; `writes` is journaled with actor Y. */
  readonly effect: 'reads' | 'writes';
}

export interface Tool extends ToolFacts {
  readonly schema: z.ZodObject;
  call(context: AssistantContext, args: unknown): Promise<ToolAnswer>;
}

/** A tool whose work gets its arguments checked: HubError `invalid` names what does not fit. */
export function tool<Schema extends z.ZodObject>(
  facts: ToolFacts & { readonly schema: Schema }, work: (context: AssistantContext, args: z.output<Schema>) => Promise<ToolAnswer>,
): Tool {
  return {
    ...facts,
    async call(context, args) {
      const parsed = facts.schema.safeParse(args ?? {});
      if (!parsed.success) throw new HubError('invalid', `${facts.name}: ${parsed.error.issues.map(faultOf).join('; ')}`);
      return await work(context, parsed.data);
    },
  };
}

/** Names the argument and what is wrong with it, never its value. */
const faultOf = ({ path, message }: z.core.$ZodIssue): string => `${path.length > 0 ? path.join('.') : 'Argumente'}: ${message}`;
