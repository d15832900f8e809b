import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect } from 'react';
import { onSessionLost } from '../api/client';
import { getSession, saveLanguage, sessionKey, signOut, type Session } from '../api/session';
import { isLanguage, type Language } from '../core/language';
import { applyLanguage } from '../i18n';

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

/** What one person loaded is not shown to the next. */
function forgetOthers(client: QueryClient): void {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
}

/** Who is signed in; only used below the shell, where somebody is. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is used outside the signed-in shell.');
  return session;
}

export function useSessionQuery() {
  const client = useQueryClient();
  const query = useQuery({ queryKey: sessionKey, queryFn: ({ signal }) => getSession(signal), staleTime: Infinity });
  useEffect(() => onSessionLost(() => client.setQueryData(sessionKey, null)), [client]);
  return query;
}

/** Changes the language here at once and, when somebody is signed in, remembers it for their other devices. */
export function useLanguageChoice(): (language: Language) => void {
  const client = useQueryClient();
  return useCallback(
    (language) => {
      applyLanguage(language);
      const session = client.getQueryData<Session | null>(sessionKey);
      if (!session) return;
      client.setQueryData<Session>(sessionKey, { ...session, language });
      // The choice holds in this browser either way; a failure only means that other devices do not hear of it.
      void saveLanguage(language).catch(() => undefined);
    },
    [client],
  );
}

/** What follows a sign-in: a choice made on the sign-in page wins, otherwise the one the person made before. */
export function useEnter(): (session: Session, chosenHere: Language | null) => void {
  const client = useQueryClient();
  return useCallback(
    (session, chosenHere) => {
      if (chosenHere && chosenHere !== session.language) void saveLanguage(chosenHere).catch(() => undefined);
      else if (isLanguage(session.language)) applyLanguage(session.language);
      forgetOthers(client);
      client.setQueryData(sessionKey, session);
    },
    [client],
  );
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: signOut,
    onSettled: () => {
      forgetOthers(client);
      client.setQueryData(sessionKey, null);
    },
  });
}
