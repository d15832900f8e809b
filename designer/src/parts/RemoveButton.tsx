import { DeleteOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';

interface RemoveButtonProps {
  readonly name: string;
  /** What will follow. */
  readonly advice: string;
  readonly onRemove: () => Promise<void>;
  readonly onRemoved: () => void;
}

/** Takes something out after saying what that will do; what the server refuses is said in its words. */
export function RemoveButton({ name, advice, onRemove, onRemoved }: RemoveButtonProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const remove = useMutation({ mutationFn: onRemove, onSuccess: onRemoved, onError: (error) => void message.error(error.message) });
  return (
    <Popconfirm
      title={t('common.removeConfirm', { name })}
      description={advice}
      okText={t('common.remove')}
      cancelText={t('common.cancel')}
      onConfirm={() => remove.mutateAsync().catch(() => undefined)}
    >
      <Button size="small" loading={remove.isPending} icon={<DeleteOutlined aria-hidden />} aria-label={`${t('common.remove')} ${name}`} />
    </Popconfirm>
  );
}
