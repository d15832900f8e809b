import { Card, Col, Row, Statistic } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Desk } from '../../api/desk';
import type { DeskPhase } from '../../core/desk';
import { clock } from '../../core/time';
import { useCentreNow } from '../../parts/useClock';
import { EmptyState } from '../../parts/EmptyState';

/** What one sees while nothing rings. */
export function TodayFigures({ desk, phase }: { readonly desk: Desk; readonly phase: DeskPhase }) {
  const { t } = useTranslation();
  return (
    <>
      <FigureRow desk={desk} />
      <Card>
        <EmptyState title={t(phase === 'resting' ? 'desk.resting' : 'desk.waiting')} advice={t(phase === 'resting' ? 'desk.restingAdvice' : 'desk.waitingAdvice')} />
      </Card>
    </>
  );
}

/** One's own day so far. */
export function FigureRow({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation();
  const passed = Math.max(0, (useCentreNow(desk.now) - Date.parse(desk.now)) / 1000);
  const { today } = desk;
  const running = (state: string) => (desk.state === state ? passed : 0);
  const figures = [
    ['handled', String(today.handled)],
    ['talk', clock(today.talkSeconds + running('Busy'))],
    ['wrapUp', clock(today.wrapUpSeconds + running('WrapUp'))],
    ['break', clock(today.breakSeconds + running('Break'))],
  ] as const;
  return (
    <Row gutter={[16, 16]} className="desk-figures">
      {figures.map(([key, value]) => (
        <Col key={key} xs={12} md={6}>
          <Card>
            <Statistic title={t(`desk.today.${key}`)} value={value} className="numbers" formatter={(text) => text} />
          </Card>
        </Col>
      ))}
    </Row>
  );
}
