import { LockOutlined, UserOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';
import { signIn } from '../api/session';
import type { Language } from '../core/language';
import { LanguageSwitch } from '../shell/LanguageSwitch';
import { useEnter, useLanguageChoice } from '../shell/session';

interface Credentials {
  readonly username: string;
  readonly password: string;
}

export function SignInPage() {
  const { t } = useTranslation();
  const enter = useEnter();
  const chooseLanguage = useLanguageChoice();
  const [chosenHere, setChosenHere] = useState<Language | null>(null);
  const attempt = useMutation({
    mutationFn: ({ username, password }: Credentials) => signIn(username.trim(), password),
    onSuccess: (session) => enter(session, chosenHere),
  });

  const choose = (language: Language) => {
    setChosenHere(language);
    chooseLanguage(language);
  };

  return (
    <div className="sign-in">
      <section className="sign-in-story">
        <img src="/favicon.svg" width={44} height={44} alt="" />
        <h1>{t('signIn.headline')}</h1>
        <p>{t('signIn.story')}</p>
      </section>
      <main className="sign-in-form">
        <div>
          <div style={{ display: 'flex', justifyContent: 'flex-end', marginBottom: 40 }}>
            <LanguageSwitch onChange={choose} />
          </div>
          <Typography.Title level={3} style={{ marginTop: 0 }}>
            {t('signIn.title')}
          </Typography.Title>
          {attempt.isError ? <Alert type="error" showIcon role="alert" title={reason(attempt.error, t('signIn.wrong'), t('errors.network.title'))} style={{ marginBottom: 16 }} /> : null}
          <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(values) => attempt.mutate(values)} size="large">
            <Form.Item name="username" label={t('signIn.username')} rules={[{ required: true, whitespace: true, message: t('signIn.usernameMissing') }]}>
              <Input prefix={<UserOutlined aria-hidden />} autoFocus autoComplete="username" />
            </Form.Item>
            <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, message: t('signIn.passwordMissing') }]}>
              <Input.Password prefix={<LockOutlined aria-hidden />} autoComplete="current-password" />
            </Form.Item>
            <Button type="primary" htmlType="submit" block loading={attempt.isPending}>
              {t('signIn.submit')}
            </Button>
          </Form>
        </div>
      </main>
    </div>
  );
}

function reason(error: unknown, wrong: string, network: string): string {
  if (!(error instanceof ApiError)) return network;
  return error.status === 401 ? wrong : error.message;
}
