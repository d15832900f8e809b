import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { listRecordings } from '../../api/recordings';
import { hasRole } from '../../core/roles';
import { useSession } from '../../shell/session';
import { RecordingPlayer } from './RecordingPlayer';

/** The recordings of a contact that is over, for those who may listen. */
export function ContactRecordings({ contactId }: { readonly contactId: string }) {
  const { t } = useTranslation();
  const may = hasRole(useSession(), 'TeamLead', 'QualityReviewer');
  const query = useQuery({ queryKey: ['recordings', 'of', contactId], queryFn: ({ signal }) => listRecordings({ contactId, pageSize: 50 }, signal), enabled: may });
  return (query.data?.items ?? []).map((recording) => (
    <Card key={recording.id} title={t(`recordings.kinds.${recording.kind}`)} style={{ marginTop: 16 }}>
      <RecordingPlayer id={recording.id} />
    </Card>
  ));
}
