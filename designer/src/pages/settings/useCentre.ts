import { useQuery } from '@tanstack/react-query';
import { listCalendars } from '../../api/calendars';
import { listGroups, listSkills } from '../../api/people';
import { listQueues } from '../../api/queues';

/** What the settings of people and queues choose from. */
export const useGroups = () => useQuery({ queryKey: ['groups'], queryFn: ({ signal }) => listGroups(signal) });
export const useSkills = () => useQuery({ queryKey: ['skills'], queryFn: ({ signal }) => listSkills(signal) });
export const useQueues = () => useQuery({ queryKey: ['queues'], queryFn: ({ signal }) => listQueues(signal) });
export const useCalendars = () => useQuery({ queryKey: ['calendars'], queryFn: ({ signal }) => listCalendars(signal) });
