import type { ThemeConfig } from 'antd';

/** The colours of the product; the Studio's frame repeats them in `studio/host.css`. */
export const colors = {
  primary: '#0f6e68',
  ink: '#16262b',
  text: '#1d2b30',
  muted: '#5c6d73',
  line: '#dde5e5',
  ground: '#f4f6f6',
  surface: '#ffffff',
  accent: '#b86e1f',
  success: '#2e7d5b',
  warning: '#b7791f',
  error: '#c2413b',
  info: '#33719f',
} as const;

export const fontFamily =
  "Inter, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', Arial, sans-serif";

export const theme: ThemeConfig = {
  token: {
    colorPrimary: colors.primary,
    colorInfo: colors.info,
    colorSuccess: colors.success,
    colorWarning: colors.warning,
    colorError: colors.error,
    colorPrimaryBg: '#e3f1ef',
    colorPrimaryBgHover: '#d3e8e5',
    colorInfoBg: '#eef5fa',
    colorInfoBorder: '#c9dfee',
    colorSuccessBg: '#eaf5ef',
    colorSuccessBorder: '#bfdccd',
    colorLink: colors.primary,
    colorTextBase: colors.text,
    colorTextSecondary: colors.muted,
    colorBgLayout: colors.ground,
    colorBorderSecondary: colors.line,
    borderRadius: 8,
    fontFamily,
    fontSize: 14,
    wireframe: false,
  },
  components: {
    Card: { headerFontSize: 15, bodyPadding: 18 },
    Table: { headerBg: '#f2f6f6', headerSplitColor: 'transparent', cellPaddingBlock: 11 },
    Tabs: { horizontalMargin: '0 0 16px 0' },
    Statistic: { contentFontSize: 28 },
  },
};
