import { Alert } from 'antd';
import type { Finding } from '../../api/pilots';
import { usePilotWords } from './usePilotWords';

const kinds = { Error: 'error', Warning: 'warning', Note: 'info' } as const;

/** What is to be known of a plan before its launch: what forbids it, what speaks against it, what it can show. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const { say } = usePilotWords();
  return (
    <div className="pilot-findings">
      {findings.map((finding, index) => (
        <Alert key={index} type={kinds[finding.severity]} showIcon title={say(finding.why)} />
      ))}
    </div>
  );
}
