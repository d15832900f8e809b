import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select, type SelectProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listDefinitions } from '../api/definitions';

type FlowSelectProps = Omit<SelectProps<string>, 'options' | 'showSearch' | 'loading' | 'notFoundContent' | 'placeholder'>;

/** Chooses a flow by its name; the server searches. Takes part in a form as any select does. */
export function FlowSelect(props: FlowSelectProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const found = useQuery({ queryKey: ['definitions', search], queryFn: ({ signal }) => listDefinitions(search, signal), placeholderData: keepPreviousData });
  return (
    <Select<string>
      {...props}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t('common.chooseFlow')}
      loading={found.isFetching}
      notFoundContent={found.isError ? found.error.message : undefined}
      options={(found.data?.items ?? []).map((flow) => ({ value: flow.definitionId, label: flow.name || flow.definitionId }))}
    />
  );
}
