import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerStep, beginStep, getScript, type ScriptAnswer } from '../../api/scripts';
import { deskKey } from './useDesk';

/** The script beside a contact; it is asked for again with the desk, and soon where it works on an answer. */
export function useScript(contactId: string) {
  return useQuery({
    queryKey: [...deskKey, 'script', contactId],
    queryFn: ({ signal }) => getScript(contactId, signal),
    refetchInterval: (query) => (query.state.data?.state === 'Working' ? 2000 : 20_000),
    staleTime: 0,
  });
}

/** What the agent does at a step. */
export function useStepActions(contactId: string, stepId: string) {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: deskKey });
  const begin = useMutation({ mutationFn: () => beginStep(contactId, stepId), onSettled });
  const answer = useMutation({ mutationFn: (given: ScriptAnswer) => answerStep(contactId, stepId, given), onSettled });
  return { begin, answer };
}
