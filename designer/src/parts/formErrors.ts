import type { FormInstance } from 'antd';
import { ApiError } from '../api/client';

/** Puts what the server found about fields beside them. */
export function showErrors(form: FormInstance, error: unknown): void {
  const found = error instanceof ApiError ? (error.problem.errors ?? {}) : {};
  form.setFields(Object.entries(found).map(([name, errors]) => ({ name, errors: [...errors] })));
}
