import type { UseQueryResult } from '@tanstack/react-query';
import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import type { Page } from '../api/client';
import { pageSizes, type ListState } from '../core/list-state';

interface PagedTableProps<Item extends object> {
  readonly query: UseQueryResult<Page<Item>>;
  readonly rowKey: keyof Item & string;
  readonly columns: TableColumnsType<Item>;
  /** Which page is shown. */
  readonly list: Pick<ListState, 'page' | 'pageSize'>;
  readonly onTurn: (page: number, pageSize: number) => void;
  /** Stands where there is nothing to show. */
  readonly empty?: ReactNode;
  /** Narrower than this it scrolls. */
  readonly width?: number;
  /** One page needs no page numbers. */
  readonly hideOnSinglePage?: boolean;
}

/** A list that the server gives in pages. */
export function PagedTable<Item extends object>({ query, rowKey, columns, list: { page, pageSize }, onTurn, empty, width, hideOnSinglePage }: PagedTableProps<Item>) {
  return (
    <Table<Item>
      size="middle"
      rowKey={rowKey}
      columns={columns}
      dataSource={[...(query.data?.items ?? [])]}
      loading={{ spinning: query.isPending, delay: 400 }}
      pagination={{
        current: page,
        pageSize,
        total: query.data?.totalCount ?? 0,
        pageSizeOptions: pageSizes,
        showSizeChanger: true,
        hideOnSinglePage: hideOnSinglePage ?? false,
        onChange: onTurn,
      }}
      locale={{ emptyText: query.isPending ? ' ' : empty }}
      {...(width === undefined ? {} : { scroll: { x: width } })}
    />
  );
}
