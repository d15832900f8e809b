import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { getLesson, saveLesson, type Lesson, type LessonWanted } from '../../api/announcements';
import { Loaded } from '../../parts/Loaded';
import { useProcess } from './ProcessContext';
import { useMayWrite } from './useProcesses';
import { VersionChoice } from './VersionChoice';

/** What the owner adds to a version so that people learn it: what to do differently, and a short quiz. */
export default function LessonTab() {
  return <VersionChoice>{(number) => <OneLesson key={number} number={number} />}</VersionChoice>;
}

function OneLesson({ number }: { readonly number: number }) {
  const { head } = useProcess();
  const query = useQuery({ queryKey: ['lesson', head.id, number], queryFn: ({ signal }) => getLesson(head.id, number, signal) });
  return <Loaded query={query}>{(lesson) => <LessonForm key={lesson.revision} process={head.id} number={number} lesson={lesson} />}</Loaded>;
}

type Fields = Omit<LessonWanted, 'revision'>;

function LessonForm({ process, number, lesson }: { readonly process: string; readonly number: number; readonly lesson: Lesson }) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const isFixed = !useMayWrite() || lesson.isFixed;
  const save = useMutation({
    mutationFn: (fields: Fields) => saveLesson(process, number, { ...fields, questions: fields.questions ?? [], revision: lesson.revision }),
    onSuccess: (saved) => {
      client.setQueryData(['lesson', process, number], saved);
      void message.success(t('common.saved'));
    },
  });
  const required = [{ required: true, message: t('pilots.required') }];
  return (
    <Form<Fields> layout="vertical" disabled={isFixed} initialValues={lesson} onFinish={(fields) => save.mutate(fields)} style={{ maxWidth: 860, marginTop: 12 }}>
      {lesson.isFixed ? <Alert type="info" showIcon title={t('lesson.fixed')} style={{ marginBottom: 12 }} /> : null}
      {!lesson.isFixed && lesson.revision > 0 && lesson.missing.length > 0 ? <Alert type="warning" showIcon title={lesson.missing.map((why) => (i18n.language === 'zh-CN' ? why.zh : why.en)).join(' ')} style={{ marginBottom: 12 }} /> : null}
      {save.isError ? <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} /> : null}
      <Form.Item name="different" label={t('announcements.different')} rules={required}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="englishDifferent" label={t('lesson.englishDifferent')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.List name="questions">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <Card key={key} size="small" title={t('lesson.question', { number: name + 1 })} style={{ marginBottom: 12 }} extra={<Button type="text" icon={<DeleteOutlined />} aria-label={t('common.remove')} onClick={() => remove(name)} />}>
                <Form.Item name={[name, 'text']} rules={required}>
                  <Input maxLength={300} placeholder={t('lesson.text')} aria-label={t('lesson.text')} />
                </Form.Item>
                <Form.Item name={[name, 'englishText']}>
                  <Input maxLength={300} placeholder={t('lesson.englishText')} aria-label={t('lesson.englishText')} />
                </Form.Item>
                <Choices question={name} />
              </Card>
            ))}
            {isFixed ? null : (
              <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ text: '', choices: [{ text: '' }, { text: '' }], right: 0 })} style={{ marginBottom: 16, marginRight: 8 }}>
                {t('lesson.add')}
              </Button>
            )}
          </>
        )}
      </Form.List>
      {isFixed ? null : (
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('common.save')}
        </Button>
      )}
    </Form>
  );
}

/** The choices of a question; the marked one is right. */
function Choices({ question }: { readonly question: number }) {
  const { t } = useTranslation();
  return (
    <Form.Item name={[question, 'right']} extra={t('lesson.markRight')}>
      <Radio.Group style={{ width: '100%' }}>
        <Form.List name={[question, 'choices']}>
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} style={{ display: 'flex', gap: 8, marginBottom: 6 }}>
                  <Radio value={name} aria-label={t('lesson.right', { number: name + 1 })} />
                  <Form.Item name={[name, 'text']} noStyle rules={[{ required: true, message: t('pilots.required') }]}>
                    <Input maxLength={300} placeholder={t('lesson.choice')} aria-label={t('lesson.choice')} />
                  </Form.Item>
                  <Form.Item name={[name, 'englishText']} noStyle>
                    <Input maxLength={300} placeholder={t('lesson.englishChoice')} aria-label={t('lesson.englishChoice')} />
                  </Form.Item>
                  <Button type="text" icon={<DeleteOutlined />} aria-label={t('common.remove')} disabled={fields.length <= 2} onClick={() => remove(name)} />
                </div>
              ))}
              <Button size="small" icon={<PlusOutlined aria-hidden />} disabled={fields.length >= 6} onClick={() => add({ text: '' })}>
                {t('lesson.addChoice')}
              </Button>
            </>
          )}
        </Form.List>
      </Radio.Group>
    </Form.Item>
  );
}
