import { createContext, useContext } from 'react';
import type { Process } from '../../api/processes';

const ProcessContext = createContext<Process | null>(null);
export const ProcessProvider = ProcessContext.Provider;

/** The process whose page this is. */
export function useProcess(): Process {
  const process = useContext(ProcessContext);
  if (!process) throw new Error('Only on the page of a process.');
  return process;
}
