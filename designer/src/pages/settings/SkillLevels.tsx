import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Rate, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSkills } from './useCentre';

/** Rows of a skill and its level from 1 to 5, as part of a form. */
export function SkillLevels({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const skills = useSkills();
  return (
    <Form.List name={name}>
      {(rows, { add, remove }) => (
        <>
          {rows.map((row) => (
            <div className="form-row" key={row.key}>
              <Form.Item name={[row.name, 'name']} rules={[{ required: true, message: t('people.skillMissing') }]} noStyle>
                <Select aria-label={t('people.skill')} placeholder={t('people.skill')} style={{ width: 190 }} options={(skills.data?.items ?? []).map((skill) => ({ value: skill, label: skill }))} />
              </Form.Item>
              <Form.Item name={[row.name, 'level']} noStyle>
                <Rate allowClear={false} aria-label={t('people.level')} />
              </Form.Item>
              <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('common.remove')} onClick={() => remove(row.name)} />
            </div>
          ))}
          <Button type="dashed" size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add({ level: 3 })}>
            {t('people.addSkill')}
          </Button>
        </>
      )}
    </Form.List>
  );
}
