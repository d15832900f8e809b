import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Col, Empty, Row, Tag } from 'antd';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { listCalendars, type Calendar, type NamedDay } from '../../api/calendars';
import { openStretches, weekDays } from '../../core/week';
import { EmptyState } from '../../parts/EmptyState';
import { Loaded } from '../../parts/Loaded';

export default function CalendarsTab() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ['calendars'], queryFn: ({ signal }) => listCalendars(signal) });
  return (
    <Loaded query={query}>
      {(page) =>
        page.items.length === 0 ? (
          <EmptyState title={t('calendars.none')} advice={t('calendars.noneAdvice')} />
        ) : (
          page.items.map((calendar) => <CalendarCard key={calendar.id} calendar={calendar} />)
        )
      }
    </Loaded>
  );
}

function CalendarCard({ calendar }: { readonly calendar: Calendar }) {
  const { t } = useTranslation();
  return (
    <Card title={calendar.name} extra={<span className="muted">{calendar.timeZone}</span>} style={{ marginBottom: 16 }}>
      {calendar.warning ? <Alert type="warning" showIcon title={calendar.warning} style={{ marginBottom: 16 }} /> : null}
      <Row gutter={[32, 20]}>
        <Col xs={24} lg={12}>
          <h3 className="card-heading">{t('calendars.hours')}</h3>
          <Week calendar={calendar} />
        </Col>
        <Col xs={24} md={12} lg={6}>
          <h3 className="card-heading">{t('calendars.holidays')}</h3>
          <Days days={calendar.holidays} color="red" />
        </Col>
        <Col xs={24} md={12} lg={6}>
          <h3 className="card-heading">{t('calendars.makeUpDays')}</h3>
          <Days days={calendar.makeUpDays} color="green" />
        </Col>
      </Row>
    </Card>
  );
}

function Week({ calendar }: { readonly calendar: Calendar }) {
  const { t } = useTranslation();
  return (
    <div className="week">
      {weekDays.map((day) => {
        const stretches = openStretches(calendar.hours, day);
        return (
          <Fragment key={day}>
            <span>{t(`calendars.days.${day}`)}</span>
            <span className="week-bar" aria-hidden>
              {stretches.map((stretch) => (
                <i key={stretch.text} style={{ left: `${stretch.start * 100}%`, width: `${stretch.length * 100}%` }} />
              ))}
            </span>
            <span className="numbers muted">{stretches.length > 0 ? stretches.map((stretch) => stretch.text).join(', ') : t('calendars.closed')}</span>
          </Fragment>
        );
      })}
    </div>
  );
}

function Days({ days, color }: { readonly days: readonly NamedDay[]; readonly color: string }) {
  const { t } = useTranslation();
  if (days.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('calendars.noDays')} />;
  return (
    <ul className="day-list">
      {[...days].sort((a, b) => a.date.localeCompare(b.date)).map((day) => (
        <li key={day.date}>
          <Tag color={color} className="numbers">
            {day.date}
          </Tag>
          {day.name}
        </li>
      ))}
    </ul>
  );
}
