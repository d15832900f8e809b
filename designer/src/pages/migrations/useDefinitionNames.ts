import { useQuery } from '@tanstack/react-query';
import { listDefinitions } from '../../api/definitions';

/** What people call a workflow; its id until that is known. */
export function useDefinitionNames(): (definitionId: string) => string {
  const query = useQuery({ queryKey: ['definitions', ''], queryFn: ({ signal }) => listDefinitions('', signal), staleTime: 60_000 });
  const names = new Map((query.data?.items ?? []).map((head) => [head.definitionId, head.name]));
  return (definitionId) => names.get(definitionId) ?? definitionId;
}
