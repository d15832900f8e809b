import { request, type Page } from './client';

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly phones: readonly string[];
}

export const findCustomers = (search: string, signal?: AbortSignal) =>
  request<Page<Customer>>('GET', '/api/customers', { query: { search, page: 1, pageSize: 10 }, signal });
